import { Track, type LocalParticipant } from 'livekit-client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { mediaErrorKey, type Device } from '../devices/mediaErrors';
import { t } from '../i18n/t';
import { useMeeting } from './MeetingContext';
import { hasCameraOn, hasHandRaised, hasMicrophoneOn, sharesScreen } from './participantFacts';
import { useParticipantValue } from './useParticipantValue';

const sourceOf: Partial<Record<Track.Source, Device>> = {
  [Track.Source.Microphone]: 'microphone',
  [Track.Source.Camera]: 'camera',
  [Track.Source.ScreenShare]: 'screen',
};

export interface LocalMedia {
  microphone: boolean;
  camera: boolean;
  screen: boolean;
  hand: boolean;
  pending: ReadonlySet<Device>;
  setMicrophone: (on: boolean) => Promise<void>;
  setCamera: (on: boolean) => Promise<void>;
  setScreen: (on: boolean) => Promise<void>;
  setHand: (raised: boolean) => Promise<void>;
  /** Whether a switch pressed here, not a presenter, is what changes a track now. */
  isOwnDoing: (source: Track.Source) => boolean;
}

/** Own microphone, camera, screen and hand: their state and their switches. */
export function useLocalMedia(): LocalMedia {
  const { room, notice } = useMeeting();
  const me = room.localParticipant;
  const [pending, setPending] = useState<ReadonlySet<Device>>(new Set());

  const busy = useRef(new Set<Device>());

  const run = useCallback(
    async (device: Device, action: (participant: LocalParticipant) => Promise<unknown>) => {
      busy.current.add(device);
      setPending(new Set(busy.current));
      try {
        await action(room.localParticipant);
      } catch (error) {
        notice(t(mediaErrorKey(error, device)), 'problem');
      } finally {
        busy.current.delete(device);
        setPending(new Set(busy.current));
      }
    },
    [room, notice],
  );

  const switches = useMemo(
    () => ({
      setMicrophone: (on: boolean) => run('microphone', (participant) => participant.setMicrophoneEnabled(on)),
      setCamera: (on: boolean) => run('camera', (participant) => participant.setCameraEnabled(on)),
      setScreen: (on: boolean) => run('screen', (participant) => participant.setScreenShareEnabled(on, { audio: true })),
      isOwnDoing: (source: Track.Source) => {
        const device = sourceOf[source];
        return device !== undefined && busy.current.has(device);
      },
      setHand: async (raised: boolean) => {
        try {
          await room.localParticipant.setAttributes({ hand: raised ? 'true' : '' });
        } catch {
          notice(t('error.unknown'), 'problem');
        }
      },
    }),
    [run, room, notice],
  );

  return {
    microphone: useParticipantValue(me, hasMicrophoneOn),
    camera: useParticipantValue(me, hasCameraOn),
    screen: useParticipantValue(me, sharesScreen),
    hand: useParticipantValue(me, hasHandRaised),
    pending,
    ...switches,
  };
}
