import { RoomEvent, type Room } from 'livekit-client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readRoomMetadata, type RoomMetadata } from './roomMetadata';

export function useRoomMetadata(room: Room): RoomMetadata {
  const subscribe = useCallback(
    (changed: () => void) => {
      room.on(RoomEvent.RoomMetadataChanged, changed);
      return () => void room.off(RoomEvent.RoomMetadataChanged, changed);
    },
    [room],
  );
  const metadata = useSyncExternalStore(subscribe, () => room.metadata);
  return useMemo(() => readRoomMetadata(metadata), [metadata]);
}
