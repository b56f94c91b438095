import { ParticipantEvent, type Participant } from 'livekit-client';
import { useCallback, useSyncExternalStore } from 'react';

const events = [
  ParticipantEvent.AttributesChanged,
  ParticipantEvent.ParticipantNameChanged,
  ParticipantEvent.TrackMuted,
  ParticipantEvent.TrackUnmuted,
  ParticipantEvent.TrackPublished,
  ParticipantEvent.TrackUnpublished,
  ParticipantEvent.TrackSubscribed,
  ParticipantEvent.TrackUnsubscribed,
  ParticipantEvent.LocalTrackPublished,
  ParticipantEvent.LocalTrackUnpublished,
] as const;

/** One fact about a participant, read again whenever anything about the participant changes. */
export function useParticipantValue<T extends string | number | boolean | undefined>(
  participant: Participant,
  read: (participant: Participant) => T,
): T {
  const subscribe = useCallback(
    (changed: () => void) => {
      events.forEach((event) => participant.on(event, changed));
      return () => events.forEach((event) => participant.off(event, changed));
    },
    [participant],
  );
  return useSyncExternalStore(subscribe, () => read(participant));
}
