import { useConnectionQualityIndicator } from '@livekit/components-react';
import { ConnectionQuality, type Participant } from 'livekit-client';
import type { MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';
import { testIds } from '../testIds';

const shown: Record<ConnectionQuality, { bars: number; words: MessageKey }> = {
  [ConnectionQuality.Excellent]: { bars: 3, words: 'quality.excellent' },
  [ConnectionQuality.Good]: { bars: 2, words: 'quality.good' },
  [ConnectionQuality.Poor]: { bars: 1, words: 'quality.poor' },
  [ConnectionQuality.Lost]: { bars: 0, words: 'quality.lost' },
  [ConnectionQuality.Unknown]: { bars: 0, words: 'quality.unknown' },
};

/** One to three bars for how well a participant is connected; nothing while it is not known. */
export function QualityBars({ participant }: { participant: Participant }) {
  const { quality } = useConnectionQualityIndicator({ participant });
  if (quality === ConnectionQuality.Unknown) return null;
  const { bars, words } = shown[quality];
  return (
    <span
      className="quality"
      role="img"
      aria-label={t(words)}
      title={t(words)}
      data-quality={quality}
      data-testid={testIds.tileQuality}
    >
      {[1, 2, 3].map((bar) => (
        <i key={bar} className={bar <= bars ? 'on' : undefined} />
      ))}
    </span>
  );
}
