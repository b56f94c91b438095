import { RoomEvent, type Participant, type Room } from 'livekit-client';
import { useEffect, useState } from 'react';

/** The identity of the other participant who speaks, or who spoke last. */
export function useLastSpeaker(room: Room): string | undefined {
  const [speaker, setSpeaker] = useState<string>();
  useEffect(() => {
    const onSpeakers = (speakers: Participant[]) => {
      const other = speakers.find((participant) => !participant.isLocal);
      if (other) setSpeaker(other.identity);
    };
    room.on(RoomEvent.ActiveSpeakersChanged, onSpeakers);
    return () => void room.off(RoomEvent.ActiveSpeakersChanged, onSpeakers);
  }, [room]);
  return speaker;
}
