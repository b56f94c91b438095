import {
  ConnectionState,
  RoomEvent,
  Track,
  TrackEvent,
  type LocalTrackPublication,
  type Participant,
  type Room,
  type TrackPublication,
} from 'livekit-client';
import { useEffect } from 'react';
import type { MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';
import type { Meeting } from './MeetingContext';

const words: Partial<Record<Track.Source, MessageKey>> = {
  [Track.Source.Microphone]: 'notice.muted',
  [Track.Source.Camera]: 'notice.videoStopped',
};

/** Tells somebody whose microphone, camera or screen was switched off by a presenter. */
export function useModerated(room: Room, isOwnDoing: (source: Track.Source) => boolean, notice: Meeting['notice']) {
  useEffect(() => {
    const endedByBrowser = new WeakSet<TrackPublication>();
    const onMuted = (publication: TrackPublication, participant: Participant) => {
      const said = words[publication.source];
      if (participant.isLocal && said && !isOwnDoing(publication.source)) notice(t(said), 'warning');
    };
    const onPublished = (publication: LocalTrackPublication) =>
      void publication.track?.once(TrackEvent.Ended, () => endedByBrowser.add(publication));
    const onUnpublished = (publication: LocalTrackPublication) => {
      const isOwn = isOwnDoing(publication.source) || endedByBrowser.has(publication);
      if (publication.source === Track.Source.ScreenShare && !isOwn && room.state === ConnectionState.Connected)
        notice(t('notice.screenStopped'), 'warning');
    };
    room
      .on(RoomEvent.TrackMuted, onMuted)
      .on(RoomEvent.LocalTrackPublished, onPublished)
      .on(RoomEvent.LocalTrackUnpublished, onUnpublished);
    return () =>
      void room
        .off(RoomEvent.TrackMuted, onMuted)
        .off(RoomEvent.LocalTrackPublished, onPublished)
        .off(RoomEvent.LocalTrackUnpublished, onUnpublished);
  }, [room, isOwnDoing, notice]);
}
