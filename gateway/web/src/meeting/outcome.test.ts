import { DisconnectReason } from 'livekit-client';
import { expect, it } from 'vitest';
import { outcomeOf } from './outcome';

it.each([
  [DisconnectReason.CLIENT_INITIATED, 'left'],
  [DisconnectReason.ROOM_DELETED, 'ended'],
  [DisconnectReason.ROOM_CLOSED, 'ended'],
  [DisconnectReason.PARTICIPANT_REMOVED, 'removed'],
  [DisconnectReason.DUPLICATE_IDENTITY, 'duplicate'],
  [DisconnectReason.SERVER_SHUTDOWN, 'lost'],
  [undefined, 'lost'],
])('reason %s means %s', (reason, kind) => expect(outcomeOf(reason, undefined).kind).toBe(kind));

it('keeps the redirect of an ended meeting', () =>
  expect(outcomeOf(DisconnectReason.ROOM_DELETED, 'https://a.example/')).toEqual({
    kind: 'ended',
    redirect: 'https://a.example/',
  }));
