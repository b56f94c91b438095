import { useParticipants } from '@livekit/components-react';
import { RoomEvent, type Room } from 'livekit-client';
import { useCallback, useSyncExternalStore } from 'react';
import { t } from '../i18n/t';
import { testIds } from '../testIds';

/** Browsers let a page that nobody has touched yet play no sound: then one click is needed. */
export function HearButton({ room }: { room: Room }) {
  const alone = useParticipants().length < 2;
  const subscribe = useCallback(
    (changed: () => void) => {
      room.on(RoomEvent.AudioPlaybackStatusChanged, changed);
      return () => void room.off(RoomEvent.AudioPlaybackStatusChanged, changed);
    },
    [room],
  );
  const audible = useSyncExternalStore(subscribe, () => room.canPlaybackAudio);
  if (audible || alone) return null;
  return (
    <button
      type="button"
      className="button primary hear"
      data-testid={testIds.startAudio}
      onClick={() => void room.startAudio()}
    >
      {t('notice.playAudio')}
    </button>
  );
}
