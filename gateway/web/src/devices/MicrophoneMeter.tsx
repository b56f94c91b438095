import type { LocalAudioTrack } from 'livekit-client';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { useMicrophoneLevel } from './useMicrophoneLevel';

/** Shows that the microphone hears something. */
export function MicrophoneMeter({ track }: { track: LocalAudioTrack | undefined }) {
  const percent = Math.round(useMicrophoneLevel(track) * 100);
  return (
    <div
      className="meter"
      role="meter"
      aria-label={t('prejoin.micLevel')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-testid={testIds.prejoinMicLevel}
    >
      <div className="meter-fill" style={{ transform: `scaleX(${percent / 100})` }} />
    </div>
  );
}
