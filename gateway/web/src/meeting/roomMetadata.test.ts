import { describe, expect, it } from 'vitest';
import { readRoomMetadata } from './roomMetadata';

describe('room metadata', () => {
  it('tells name, lock, end and redirect', () => {
    const metadata = { displayName: 'Team', locked: true, endsAt: '2030-01-01T00:00:00Z', redirect: 'https://a.example/' };
    expect(readRoomMetadata(JSON.stringify(metadata))).toEqual({
      ...metadata,
      endsAt: new Date('2030-01-01T00:00:00Z'),
    });
  });

  it.each([undefined, '', '{', 'null', '[]', '7'])('says nothing when it is %j', (text) =>
    expect(readRoomMetadata(text)).toEqual({
      displayName: undefined,
      locked: false,
      endsAt: undefined,
      redirect: undefined,
    }),
  );

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', 'nonsense', 5])(
    'sends nobody to %j',
    (redirect) => expect(readRoomMetadata(JSON.stringify({ redirect })).redirect).toBeUndefined(),
  );

  it('takes a date that is none as not said', () =>
    expect(readRoomMetadata('{"endsAt":"soon"}').endsAt).toBeUndefined());
});
