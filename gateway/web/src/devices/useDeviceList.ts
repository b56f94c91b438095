import { useEffect, useState } from 'react';

/** The devices of one kind, read again when one is plugged in or `refresh` changes (permission given). */
export function useDeviceList(kind: MediaDeviceKind, refresh: unknown): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    if (!media) return;
    let gone = false;
    const read = () =>
      void media.enumerateDevices().then(
        (all) => {
          if (!gone) setDevices(all.filter((device) => device.kind === kind && device.deviceId !== ''));
        },
        () => undefined,
      );
    read();
    media.addEventListener('devicechange', read);
    return () => {
      gone = true;
      media.removeEventListener('devicechange', read);
    };
  }, [kind, refresh]);
  return devices;
}
