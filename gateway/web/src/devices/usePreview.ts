import { createLocalAudioTrack, createLocalVideoTrack, type LocalAudioTrack, type LocalVideoTrack } from 'livekit-client';
import { useEffect, useState } from 'react';
import type { MessageKey } from '../i18n/messages';
import { mediaErrorKey, type Device } from './mediaErrors';

export interface Preview<T> {
  track: T | undefined;
  starting: boolean;
  problem: MessageKey | undefined;
}

type Local = LocalAudioTrack | LocalVideoTrack;

/** A device shown to its owner only; it is released when switched off, exchanged or left. */
function usePreview<T extends Local>(
  device: Device,
  wanted: boolean,
  deviceId: string,
  start: (deviceId: string) => Promise<T>,
): Preview<T> {
  const [preview, setPreview] = useState<Preview<T>>({ track: undefined, starting: wanted, problem: undefined });
  useEffect(() => {
    if (!wanted) {
      setPreview({ track: undefined, starting: false, problem: undefined });
      return;
    }
    let gone = false;
    let opened: T | undefined;
    setPreview({ track: undefined, starting: true, problem: undefined });
    start(deviceId).then(
      (track) => {
        opened = track;
        if (gone) track.stop();
        else setPreview({ track, starting: false, problem: undefined });
      },
      (error: unknown) => {
        if (!gone) setPreview({ track: undefined, starting: false, problem: mediaErrorKey(error, device) });
      },
    );
    return () => {
      gone = true;
      opened?.stop();
    };
  }, [device, wanted, deviceId, start]);
  return preview;
}

const startCamera = (id: string) => createLocalVideoTrack(id === '' ? {} : { deviceId: { exact: id } });
const startMicrophone = (id: string) => createLocalAudioTrack(id === '' ? {} : { deviceId: { exact: id } });

export const useCameraPreview = (wanted: boolean, deviceId: string) =>
  usePreview('camera', wanted, deviceId, startCamera);

export const useMicrophonePreview = (wanted: boolean, deviceId: string) =>
  usePreview('microphone', wanted, deviceId, startMicrophone);
