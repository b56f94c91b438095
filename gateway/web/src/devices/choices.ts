/** What somebody wants to bring into the meeting. An empty device id is the system's default. */
export interface DeviceChoices {
  audio: boolean;
  video: boolean;
  microphoneId: string;
  cameraId: string;
  speakerId: string;
}

const key = 'sfu.devices';

const fresh: DeviceChoices = { audio: true, video: true, microphoneId: '', cameraId: '', speakerId: '' };

/** The devices used last; on and off are asked anew each time. */
export function rememberedChoices(): DeviceChoices {
  try {
    const kept = JSON.parse(window.localStorage.getItem(key) ?? '{}') as Partial<DeviceChoices>;
    const id = (value: unknown) => (typeof value === 'string' ? value : '');
    return {
      ...fresh,
      microphoneId: id(kept.microphoneId),
      cameraId: id(kept.cameraId),
      speakerId: id(kept.speakerId),
    };
  } catch {
    return fresh;
  }
}

export function rememberChoices({ microphoneId, cameraId, speakerId }: DeviceChoices): void {
  try {
    window.localStorage.setItem(key, JSON.stringify({ microphoneId, cameraId, speakerId }));
  } catch {
    // Not remembering costs a click next time.
  }
}
