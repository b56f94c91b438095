import { isTrackReference, useIsSpeaking, VideoTrack, type TrackReferenceOrPlaceholder } from '@livekit/components-react';
import { Track } from 'livekit-client';
import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { Avatar } from './Avatar';
import { displayName, hasHandRaised, hasMicrophoneOn } from './participantFacts';
import { QualityBars } from './QualityBars';
import { useParticipantValue } from './useParticipantValue';

/** One participant, or one shared screen. */
export function Tile({ trackRef }: { trackRef: TrackReferenceOrPlaceholder }) {
  return trackRef.source === Track.Source.ScreenShare ? (
    <ScreenTile trackRef={trackRef} />
  ) : (
    <PersonTile trackRef={trackRef} />
  );
}

function PersonTile({ trackRef }: { trackRef: TrackReferenceOrPlaceholder }) {
  const { participant } = trackRef;
  const speaking = useIsSpeaking(participant);
  const name = useParticipantValue(participant, displayName);
  const hand = useParticipantValue(participant, hasHandRaised);
  const microphone = useParticipantValue(participant, hasMicrophoneOn);
  const playing = useParticipantValue(participant, () => isPlaying(trackRef));
  return (
    <article
      className={`tile${speaking ? ' speaking' : ''}`}
      data-testid={testIds.tile(participant.identity)}
      data-speaking={speaking}
      data-video={playing}
      aria-label={participant.isLocal ? t('tile.you', { name }) : name}
    >
      {playing && isTrackReference(trackRef) ? (
        <VideoTrack trackRef={trackRef} className={participant.isLocal ? 'mirrored' : undefined} />
      ) : (
        <Avatar participant={participant} />
      )}
      {hand && (
        <span className="tile-hand" data-testid={testIds.tileHand} role="img" aria-label={t('tile.hand')}>
          <Icon name="hand" size={20} />
        </span>
      )}
      <div className="tile-label">
        {!microphone && (
          <span role="img" aria-label={t('tile.muted')} className="tile-muted" data-testid={testIds.tileMuted}>
            <Icon name="micOff" size={16} />
          </span>
        )}
        <span className="tile-name" data-testid={testIds.tileName}>
          {participant.isLocal ? t('tile.you', { name }) : name}
        </span>
        <QualityBars participant={participant} />
      </div>
    </article>
  );
}

function ScreenTile({ trackRef }: { trackRef: TrackReferenceOrPlaceholder }) {
  const { participant } = trackRef;
  const name = useParticipantValue(participant, displayName);
  const playing = useParticipantValue(participant, () => isPlaying(trackRef));
  const title = participant.isLocal ? t('tile.yourScreen') : t('tile.screenOf', { name });
  return (
    <article
      className="tile screen"
      data-testid={testIds.screenTile(participant.identity)}
      data-video={playing}
      aria-label={title}
    >
      {playing && isTrackReference(trackRef) && <VideoTrack trackRef={trackRef} />}
      <div className="tile-label">
        <Icon name="screen" size={16} />
        <span className="tile-name" data-testid={testIds.tileName}>
          {title}
        </span>
      </div>
    </article>
  );
}

function isPlaying(trackRef: TrackReferenceOrPlaceholder): boolean {
  const publication = trackRef.participant.getTrackPublication(trackRef.source);
  return publication?.track !== undefined && !publication.isMuted;
}
