import { RoomEvent, Track, type Room, type TrackPublication, type Participant } from 'livekit-client';
import { useEffect } from 'react';
import type { MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';
import type { Meeting } from './MeetingContext';

const words: Partial<Record<Track.Source, MessageKey>> = {
  [Track.Source.Microphone]: 'notice.muted',
  [Track.Source.Camera]: 'notice.videoStopped',
  [Track.Source.ScreenShare]: 'notice.screenStopped',
};

/** Tells somebody whose track was switched off by a presenter, and ends a screen share so stopped. */
export function useModerated(room: Room, isOwnDoing: (source: Track.Source) => boolean, notice: Meeting['notice']) {
  useEffect(() => {
    const onMuted = (publication: TrackPublication, participant: Participant) => {
      const said = words[publication.source];
      if (!participant.isLocal || !said || isOwnDoing(publication.source)) return;
      notice(t(said), 'warning');
      if (publication.source === Track.Source.ScreenShare) void room.localParticipant.setScreenShareEnabled(false);
    };
    room.on(RoomEvent.TrackMuted, onMuted);
    return () => void room.off(RoomEvent.TrackMuted, onMuted);
  }, [room, isOwnDoing, notice]);
}
