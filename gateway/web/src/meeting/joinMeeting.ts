import { Room, type RoomOptions } from 'livekit-client';
import type { MeetingSession } from '../api/meetApi';
import type { DeviceChoices } from '../devices/choices';

declare global {
  interface Window {
    /** The room of the meeting on this page: a handle for debugging and for browser tests. */
    sfuRoom?: Room | undefined;
  }
}

function optionsFor(choices: DeviceChoices): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    audioCaptureDefaults: choices.microphoneId ? { deviceId: choices.microphoneId } : {},
    videoCaptureDefaults: choices.cameraId ? { deviceId: choices.cameraId } : {},
    ...(choices.speakerId ? { audioOutput: { deviceId: choices.speakerId } } : {}),
  };
}

/** Connects to the media server; camera and microphone follow when the meeting is on screen. */
export async function joinMeeting(session: MeetingSession, choices: DeviceChoices): Promise<Room> {
  const room = new Room(optionsFor(choices));
  window.sfuRoom = room;
  await room.connect(session.url, session.accessToken);
  return room;
}
