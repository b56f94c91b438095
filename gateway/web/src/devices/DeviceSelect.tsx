import { useId } from 'react';
import { t } from '../i18n/t';
import type { MessageKey } from '../i18n/messages';
import { testIds } from '../testIds';
import { useDeviceList } from './useDeviceList';

const labels: Record<MediaDeviceKind, MessageKey> = {
  videoinput: 'device.camera',
  audioinput: 'device.microphone',
  audiooutput: 'device.speaker',
};

interface Props {
  kind: MediaDeviceKind;
  value: string;
  /** Changes when names of devices may have become readable. */
  refresh: unknown;
  onChange: (deviceId: string) => void;
}

/** One choice of device; a kind that this browser cannot choose is not shown. */
export function DeviceSelect({ kind, value, refresh, onChange }: Props) {
  const id = useId();
  const devices = useDeviceList(kind, refresh);
  if (kind === 'audiooutput' && (devices.length === 0 || !('setSinkId' in HTMLMediaElement.prototype))) return null;
  const known = devices.some((device) => device.deviceId === value);
  return (
    <div className="field">
      <label htmlFor={id}>{t(labels[kind])}</label>
      <select
        id={id}
        data-testid={testIds.prejoinDevice(kind)}
        value={known ? value : ''}
        disabled={devices.length === 0}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t(devices.length === 0 ? 'device.none' : 'device.default')}</option>
        {devices
          .filter((device) => device.deviceId !== 'default')
          .map((device) => (
            <option key={device.deviceId} value={device.deviceId}>
              {device.label || t(labels[kind])}
            </option>
          ))}
      </select>
    </div>
  );
}
