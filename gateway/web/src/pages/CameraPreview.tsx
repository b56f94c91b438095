import type { LocalVideoTrack } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { Icon } from '../icons/Icon';
import type { Preview } from '../devices/usePreview';
import { t } from '../i18n/t';

/** One's own picture as in a mirror, or why there is none. */
export function CameraPreview({ preview: { track, starting } }: { preview: Preview<LocalVideoTrack> }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!track || !element) return;
    track.attach(element);
    return () => void track.detach(element);
  }, [track]);
  if (track) return <video ref={video} className="mirrored" muted playsInline autoPlay />;
  return (
    <div className="preview-off">
      <Icon name="cameraOff" size={34} />
      <span>{t(starting ? 'prejoin.cameraStarting' : 'prejoin.cameraOff')}</span>
    </div>
  );
}
