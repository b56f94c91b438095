import { expect, it } from 'vitest';
import { mediaErrorKey } from './mediaErrors';

it.each([
  ['NotAllowedError', 'media.cameraRefused', 'media.microphoneRefused', 'media.screenRefused'],
  ['NotFoundError', 'media.noCamera', 'media.noMicrophone', 'media.screenFailed'],
  ['NotReadableError', 'media.cameraBusy', 'media.microphoneBusy', 'media.screenFailed'],
  ['TypeError', 'media.failed', 'media.failed', 'media.failed'],
])('%s has words for each device', (name, camera, microphone, screen) => {
  const error = new DOMException('x', name);
  expect(mediaErrorKey(error, 'camera')).toBe(camera);
  expect(mediaErrorKey(error, 'microphone')).toBe(microphone);
  expect(mediaErrorKey(error, 'screen')).toBe(screen);
});
