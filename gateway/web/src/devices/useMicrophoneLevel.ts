import { createAudioAnalyser, type LocalAudioTrack } from 'livekit-client';
import { useEffect, useState } from 'react';

const stepMilliseconds = 80;

/** How loud a microphone is, 0 to 1, about twelve times a second. */
export function useMicrophoneLevel(track: LocalAudioTrack | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!track) {
      setLevel(0);
      return;
    }
    const { calculateVolume, cleanup } = createAudioAnalyser(track, { smoothingTimeConstant: 0.6 });
    const timer = window.setInterval(() => setLevel(Math.min(1, calculateVolume())), stepMilliseconds);
    return () => {
      window.clearInterval(timer);
      void cleanup();
    };
  }, [track]);
  return level;
}
