import type { Participant } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { avatarOf, hasHandRaised, hueOf, initials, isPresenter } from './participantFacts';

const withAttributes = (attributes: Record<string, string>) => ({ attributes }) as unknown as Participant;

describe('a participant', () => {
  it('is presenter and has a hand raised only where the server says so', () => {
    expect(isPresenter(withAttributes({ presenter: 'true' }))).toBe(true);
    expect(isPresenter(withAttributes({ presenter: 'yes' }))).toBe(false);
    expect(hasHandRaised(withAttributes({ hand: 'true' }))).toBe(true);
    expect(hasHandRaised(withAttributes({}))).toBe(false);
  });

  it('has a picture only from the web', () => {
    expect(avatarOf(withAttributes({ avatar: 'https://a.example/x.png' }))).toBe('https://a.example/x.png');
    expect(avatarOf(withAttributes({ avatar: 'data:image/png,x' }))).toBeUndefined();
  });

  it.each([
    ['Ann Lee', 'AL'],
    ['ann', 'A'],
    ['Ann Mary van Lee', 'AL'],
    ['😀 smile', '😀S'],
    ['', '?'],
  ])('called %j has the initials %s', (name, letters) => expect(initials(name)).toBe(letters));

  it('keeps its colour', () => expect(hueOf('ann')).toBe(hueOf('ann')));
});
