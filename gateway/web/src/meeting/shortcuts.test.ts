import { describe, expect, it } from 'vitest';
import { shortcutFor } from './shortcuts';

const press = (key: string, more = {}) =>
  shortcutFor({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, target: null, ...more });
const within = (tagName: string) => ({ target: { tagName } as unknown as EventTarget });

describe('a key', () => {
  it('switches microphone, camera and hand in either case', () => {
    expect([press('m'), press('V'), press('h'), press('x')]).toEqual(['mic', 'camera', 'hand', undefined]);
  });

  it('does nothing while somebody types', () => {
    expect(press('m', within('INPUT'))).toBeUndefined();
    expect(press('m', within('SELECT'))).toBeUndefined();
    expect(press('m', within('BUTTON'))).toBe('mic');
  });

  it('does nothing with a modifier or held down', () => {
    expect(press('m', { ctrlKey: true })).toBeUndefined();
    expect(press('m', { metaKey: true })).toBeUndefined();
    expect(press('m', { repeat: true })).toBeUndefined();
  });
});
