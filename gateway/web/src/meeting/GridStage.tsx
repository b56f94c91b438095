import type { TrackReferenceOrPlaceholder } from '@livekit/components-react';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { gridShape } from './gridShape';
import { pictureKey } from './stageOrder';
import { Tile } from './Tile';

/** All pictures at one size, as large as the page allows. */
export function GridStage({ pictures }: { pictures: TrackReferenceOrPlaceholder[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 16, height: 9 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { columns, rows } = gridShape(pictures.length, size.width, size.height);
  return (
    <div ref={box} className="grid-stage" style={{ '--columns': columns, '--rows': rows } as CSSProperties}>
      {pictures.map((picture) => (
        <Tile key={pictureKey(picture)} trackRef={picture} />
      ))}
    </div>
  );
}
