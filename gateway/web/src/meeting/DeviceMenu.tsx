import { useMediaDeviceSelect } from '@livekit/components-react';
import { useEffect, useId, useRef, useState } from 'react';
import { rememberChoices, rememberedChoices } from '../devices/choices';
import { mediaErrorKey } from '../devices/mediaErrors';
import { Icon, type IconName } from '../icons/Icon';
import type { MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';
import { useMeeting } from './MeetingContext';

const headings: Record<MediaDeviceKind, MessageKey> = {
  videoinput: 'device.camera',
  audioinput: 'device.microphone',
  audiooutput: 'device.speaker',
};
const remembered: Record<MediaDeviceKind, 'cameraId' | 'microphoneId' | 'speakerId'> = {
  videoinput: 'cameraId',
  audioinput: 'microphoneId',
  audiooutput: 'speakerId',
};

interface Props {
  icon?: IconName;
  kinds: MediaDeviceKind[];
  label: MessageKey;
  testId: string;
}

/** A small menu beside a device's switch to exchange the device during the meeting. */
export function DeviceMenu({ icon, kinds, label, testId }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();
    const onPointer = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !opener.current?.contains(target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <div className="device-menu">
      <button
        ref={opener}
        type="button"
        className={icon ? 'control plain' : 'control-side'}
        data-testid={testId}
        aria-label={t(label)}
        title={t(label)}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon ?? 'chevron'} size={icon ? 22 : 16} />
      </button>
      {open && (
        <div ref={box} className="menu" role="dialog" aria-label={t(label)}>
          {kinds
            .filter((kind) => kind !== 'audiooutput' || 'setSinkId' in HTMLMediaElement.prototype)
            .map((kind) => (
              <DeviceChoice key={kind} kind={kind} />
            ))}
        </div>
      )}
    </div>
  );
}

function DeviceChoice({ kind }: { kind: MediaDeviceKind }) {
  const { room, notice } = useMeeting();
  const name = useId();
  const { devices, activeDeviceId, setActiveMediaDevice } = useMediaDeviceSelect({ kind, room });
  const choose = async (deviceId: string) => {
    try {
      await setActiveMediaDevice(deviceId);
      rememberChoices({ ...rememberedChoices(), [remembered[kind]]: deviceId === 'default' ? '' : deviceId });
    } catch (error) {
      notice(t(mediaErrorKey(error, kind === 'videoinput' ? 'camera' : 'microphone')), 'problem');
    }
  };
  return (
    <fieldset>
      <legend>{t(headings[kind])}</legend>
      {devices.length === 0 && <p className="hint">{t('device.none')}</p>}
      {devices.map((device) => (
        <label key={device.deviceId} className="choice">
          <input
            type="radio"
            name={name}
            checked={device.deviceId === (activeDeviceId || 'default')}
            onChange={() => void choose(device.deviceId)}
          />
          <span>{device.label || t('device.default')}</span>
        </label>
      ))}
    </fieldset>
  );
}
