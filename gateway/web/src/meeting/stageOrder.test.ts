import { Track } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { layoutInUse, mainPicture, ownLast } from './stageOrder';

const picture = (identity: string, isLocal = false, source = Track.Source.Camera) => ({
  participant: { identity, isLocal },
  source,
});
const me = picture('me', true);
const ann = picture('ann');
const bob = picture('bob');
const bobScreen = picture('bob', false, Track.Source.ScreenShare);
const myScreen = picture('me', true, Track.Source.ScreenShare);

describe('the large picture', () => {
  it('is another person before oneself', () => expect(mainPicture([me, ann], undefined)).toBe(ann));
  it('is who speaks', () => expect(mainPicture([me, ann, bob], 'bob')).toBe(bob));
  it('is a shared screen before who speaks', () => expect(mainPicture([me, ann, bobScreen], 'ann')).toBe(bobScreen));
  it("is another's screen before one's own", () => expect(mainPicture([myScreen, bobScreen], undefined)).toBe(bobScreen));
  it('is oneself when alone', () => expect(mainPicture([me], 'gone')).toBe(me));
  it('is none when there is nobody', () => expect(mainPicture([], undefined)).toBeUndefined());
});

describe('the order', () => {
  it('has oneself last and keeps the rest', () => expect(ownLast([me, bob, ann])).toEqual([bob, ann, me]));
});

describe('the layout', () => {
  it('follows a shared screen until somebody chooses', () => {
    expect(layoutInUse(undefined, false)).toBe('grid');
    expect(layoutInUse(undefined, true)).toBe('speaker');
    expect(layoutInUse('grid', true)).toBe('grid');
  });
});
