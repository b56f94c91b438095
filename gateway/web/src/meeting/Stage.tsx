import {
  GridLayout,
  TrackRefContext,
  useTrackRefContext,
  useTracks,
  type TrackReferenceOrPlaceholder,
} from '@livekit/components-react';
import { Track, type Room } from 'livekit-client';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { AloneNote } from './AloneNote';
import { mainPicture, ownLast } from './stageOrder';
import { Tile } from './Tile';
import { useLastSpeaker } from './useLastSpeaker';

export type Layout = 'grid' | 'speaker';

const sources = [
  { source: Track.Source.ScreenShare, withPlaceholder: false },
  { source: Track.Source.Camera, withPlaceholder: true },
];

interface Props {
  room: Room;
  /** `undefined`: large while a screen is shared, else a grid. */
  layout: Layout | undefined;
  hideSelf: boolean;
}

export const layoutInUse = (chosen: Layout | undefined, screenShared: boolean): Layout =>
  chosen ?? (screenShared ? 'speaker' : 'grid');

/** Everybody's pictures. */
export function Stage({ room, layout, hideSelf }: Props) {
  const all = useTracks(sources, { onlySubscribed: false });
  const pictures = ownLast(
    all.filter((picture) => !(hideSelf && picture.participant.isLocal && picture.source === Track.Source.Camera)),
  );
  const speaker = useLastSpeaker(room);
  const shared = pictures.some((picture) => picture.source === Track.Source.ScreenShare);
  const use = layoutInUse(layout, shared);
  return (
    <section className="stage" aria-label={t('stage')} data-testid={testIds.stage} data-layout={use}>
      {pictures.length === 0 ? null : use === 'grid' ? (
        <GridLayout tracks={pictures}>
          <TileOfContext />
        </GridLayout>
      ) : (
        <SpeakerLayout pictures={pictures} speaker={speaker} />
      )}
      {room.remoteParticipants.size === 0 && <AloneNote />}
    </section>
  );
}

function TileOfContext() {
  return <Tile trackRef={useTrackRefContext()} />;
}

function SpeakerLayout({ pictures, speaker }: { pictures: TrackReferenceOrPlaceholder[]; speaker: string | undefined }) {
  const main = mainPicture(pictures, speaker);
  const others = pictures.filter((picture) => picture !== main);
  return (
    <div className="speaker-layout">
      <div className="speaker-main">
        {main && (
          <TrackRefContext.Provider value={main}>
            <Tile key={keyOf(main)} trackRef={main} />
          </TrackRefContext.Provider>
        )}
      </div>
      {others.length > 0 && (
        <div className="speaker-strip">
          {others.map((picture) => (
            <TrackRefContext.Provider key={keyOf(picture)} value={picture}>
              <Tile trackRef={picture} />
            </TrackRefContext.Provider>
          ))}
        </div>
      )}
    </div>
  );
}

const keyOf = (picture: TrackReferenceOrPlaceholder) => `${picture.participant.identity}/${picture.source}`;
