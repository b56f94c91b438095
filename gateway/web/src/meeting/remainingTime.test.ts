import { describe, expect, it } from 'vitest';
import { clock, secondsLeft, warningDue } from './remainingTime';

describe('the time left', () => {
  it('counts down to nothing and not below', () => {
    const end = new Date(10_000);
    expect(secondsLeft(end, 0)).toBe(10);
    expect(secondsLeft(end, 9_001)).toBe(1);
    expect(secondsLeft(end, 20_000)).toBe(0);
  });

  it.each([
    [0, '0:00'],
    [65, '1:05'],
    [3600, '1:00:00'],
    [3725, '1:02:05'],
  ])('shows %i seconds as %s', (seconds, text) => expect(clock(seconds)).toBe(text));
});

describe('the warning', () => {
  it('comes once at five minutes and once at one, also when seconds are skipped', () => {
    expect(warningDue(301, 300)).toBe(true);
    expect(warningDue(300, 299)).toBe(false);
    expect(warningDue(63, 58)).toBe(true);
  });

  it('does not come for a meeting that one joins late', () => expect(warningDue(undefined, 30)).toBe(false));
});
