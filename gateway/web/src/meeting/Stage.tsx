import { useTracks } from '@livekit/components-react';
import { Track, type Room } from 'livekit-client';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { AloneNote } from './AloneNote';
import { GridStage } from './GridStage';
import { SpeakerStage } from './SpeakerStage';
import { layoutInUse, ownLast, type Layout } from './stageOrder';
import { useLastSpeaker } from './useLastSpeaker';

const sources = [
  { source: Track.Source.ScreenShare, withPlaceholder: false },
  { source: Track.Source.Camera, withPlaceholder: true },
];

interface Props {
  room: Room;
  layout: Layout | undefined;
  hideSelf: boolean;
}

/** Everybody's pictures. */
export function Stage({ room, layout, hideSelf }: Props) {
  const all = useTracks(sources, { onlySubscribed: false });
  const pictures = ownLast(
    all.filter((picture) => !(hideSelf && picture.participant.isLocal && picture.source === Track.Source.Camera)),
  );
  const speaker = useLastSpeaker(room);
  const alone = all.every((picture) => picture.participant.isLocal);
  const use = layoutInUse(
    layout,
    pictures.some((picture) => picture.source === Track.Source.ScreenShare),
  );
  return (
    <section className="stage" aria-label={t('stage')} data-testid={testIds.stage} data-layout={use}>
      {use === 'grid' ? <GridStage pictures={pictures} /> : <SpeakerStage pictures={pictures} speaker={speaker} />}
      {alone && <AloneNote />}
    </section>
  );
}
