import type { MessageKey } from '../i18n/messages';

export type Device = 'camera' | 'microphone' | 'screen';

const missing: Record<Device, MessageKey> = {
  camera: 'media.noCamera',
  microphone: 'media.noMicrophone',
  screen: 'media.screenFailed',
};
const refused: Record<Device, MessageKey> = {
  camera: 'media.cameraRefused',
  microphone: 'media.microphoneRefused',
  screen: 'media.screenRefused',
};
const busy: Record<Device, MessageKey> = {
  camera: 'media.cameraBusy',
  microphone: 'media.microphoneBusy',
  screen: 'media.screenFailed',
};

/** What to tell a person when the browser would not give a camera, microphone or screen. */
export function mediaErrorKey(error: unknown, device: Device): MessageKey {
  if (typeof window !== 'undefined' && !window.isSecureContext) return 'error.insecure';
  switch ((error as { name?: string } | null)?.name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return refused[device];
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return missing[device];
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return busy[device];
    default:
      return 'media.failed';
  }
}
