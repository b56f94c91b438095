import { describe, expect, it } from 'vitest';
import { joinPath, roomNameProblem, suggestRoomName } from './roomNames';

describe('a suggested name', () => {
  it('is accepted, and differs from the one before', () => {
    const names = Array.from({ length: 50 }, () => suggestRoomName());
    expect(new Set(names).size).toBe(50);
    names.forEach((name) => expect(roomNameProblem(name)).toBeUndefined());
  });
});

describe('a typed name', () => {
  it.each(['Team meeting', 'café ☕', 'a/b', '100%', '..'])('may be %s', (name) =>
    expect(roomNameProblem(name)).toBeUndefined(),
  );

  it.each(['null', 'FALSE', 'undefined', 'favicon.ico', '../x', '..\\x', '%2e%2e%2fx', '%252e%252e%252f', '<b>', 'a\nb'])(
    'may not be %j',
    (name) => expect(roomNameProblem(name)).toBe('name.refused'),
  );

  it('may not be empty or longer than 128 characters', () => {
    expect(roomNameProblem('  ')).toBe('name.empty');
    expect(roomNameProblem('x'.repeat(128))).toBeUndefined();
    expect(roomNameProblem('x'.repeat(129))).toBe('name.tooLong');
  });

  it('keeps its characters in the address', () => expect(joinPath('a/b c?')).toBe('/join/a%2Fb%20c%3F'));
});
