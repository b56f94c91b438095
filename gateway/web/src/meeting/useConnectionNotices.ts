import { RoomEvent, type Room } from 'livekit-client';
import { useEffect } from 'react';
import { t } from '../i18n/t';
import type { Meeting } from './MeetingContext';

/** Says when the connection breaks off and when it is back. */
export function useConnectionNotices(room: Room, notice: Meeting['notice']) {
  useEffect(() => {
    const onReconnecting = () => notice(t('notice.reconnecting'), 'warning');
    const onReconnected = () => notice(t('notice.reconnected'));
    room.on(RoomEvent.Reconnecting, onReconnecting).on(RoomEvent.Reconnected, onReconnected);
    return () => void room.off(RoomEvent.Reconnecting, onReconnecting).off(RoomEvent.Reconnected, onReconnected);
  }, [room, notice]);
}
