import type { TrackReferenceOrPlaceholder } from '@livekit/components-react';
import { mainPicture, pictureKey } from './stageOrder';
import { Tile } from './Tile';

interface Props {
  pictures: TrackReferenceOrPlaceholder[];
  speaker: string | undefined;
}

/** One picture large, the others in a strip. */
export function SpeakerStage({ pictures, speaker }: Props) {
  const main = mainPicture(pictures, speaker);
  const others = pictures.filter((picture) => picture !== main);
  return (
    <div className="speaker-layout">
      <div className="speaker-main">{main && <Tile key={pictureKey(main)} trackRef={main} />}</div>
      {others.length > 0 && (
        <div className="speaker-strip">
          {others.map((picture) => (
            <Tile key={pictureKey(picture)} trackRef={picture} />
          ))}
        </div>
      )}
    </div>
  );
}
