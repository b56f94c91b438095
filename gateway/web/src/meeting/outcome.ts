import { DisconnectReason } from 'livekit-client';

/** How a meeting was over for this participant. */
export type Outcome =
  | { kind: 'left' }
  | { kind: 'ended'; redirect: string | undefined }
  | { kind: 'removed' }
  | { kind: 'duplicate' }
  | { kind: 'lost' };

/** Reads the end of a connection; `redirect` is what the room's metadata said last. */
export function outcomeOf(reason: DisconnectReason | undefined, redirect: string | undefined): Outcome {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      return { kind: 'left' };
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return { kind: 'ended', redirect };
    case DisconnectReason.PARTICIPANT_REMOVED:
      return { kind: 'removed' };
    case DisconnectReason.DUPLICATE_IDENTITY:
      return { kind: 'duplicate' };
    default:
      return { kind: 'lost' };
  }
}
