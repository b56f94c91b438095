import { RoomEvent, type Participant, type RemoteParticipant, type Room } from 'livekit-client';
import { useEffect } from 'react';
import { t } from '../i18n/t';
import { beep } from './beep';
import type { Meeting } from './MeetingContext';
import { displayName, hasHandRaised } from './participantFacts';

/** Words (and, where asked for, sounds) when others come, go or raise a hand. */
export function useComingsAndGoings(room: Room, announce: boolean, notice: Meeting['notice']) {
  useEffect(() => {
    if (!announce) return;
    const onJoin = (participant: RemoteParticipant) => {
      notice(t('notice.joined', { name: displayName(participant) }));
      beep('join');
    };
    const onLeave = (participant: RemoteParticipant) => {
      notice(t('notice.left', { name: displayName(participant) }));
      beep('leave');
    };
    room.on(RoomEvent.ParticipantConnected, onJoin).on(RoomEvent.ParticipantDisconnected, onLeave);
    return () => void room.off(RoomEvent.ParticipantConnected, onJoin).off(RoomEvent.ParticipantDisconnected, onLeave);
  }, [room, announce, notice]);

  useEffect(() => {
    const onAttributes = (changed: Record<string, string>, participant: Participant) => {
      if (!participant.isLocal && 'hand' in changed && hasHandRaised(participant))
        notice(t('notice.hand', { name: displayName(participant) }));
    };
    room.on(RoomEvent.ParticipantAttributesChanged, onAttributes);
    return () => void room.off(RoomEvent.ParticipantAttributesChanged, onAttributes);
  }, [room, notice]);
}
