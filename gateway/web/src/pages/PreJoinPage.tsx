import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { ErrorCode } from '../api/apiError';
import type { DeviceChoices } from '../devices/choices';
import { DeviceSelect } from '../devices/DeviceSelect';
import { MicrophoneMeter } from '../devices/MicrophoneMeter';
import { useCameraPreview, useMicrophonePreview } from '../devices/usePreview';
import { t } from '../i18n/t';
import { ControlButton } from '../meeting/ControlButton';
import { testIds } from '../testIds';
import { CameraPreview } from './CameraPreview';
import { PageFrame } from './PageFrame';

export interface PreJoinAnswer {
  name: string;
  password: string;
  choices: DeviceChoices;
}

interface Props {
  title: string;
  askPassword: boolean;
  locked: boolean;
  error: ErrorCode | undefined;
  busy: boolean;
  initial: PreJoinAnswer;
  onJoin: (answer: PreJoinAnswer) => void;
}

/** Checks camera, microphone and name before others see or hear anything. */
export function PreJoinPage({ title, askPassword, locked, error, busy, initial, onJoin }: Props) {
  const id = useId();
  const [name, setName] = useState(initial.name);
  const [password, setPassword] = useState(initial.password);
  const [choices, setChoices] = useState(initial.choices);
  const [nameMissing, setNameMissing] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const camera = useCameraPreview(choices.video, choices.cameraId);
  const microphone = useMicrophonePreview(choices.audio, choices.microphoneId);
  const change = (changed: Partial<DeviceChoices>) => setChoices((now) => ({ ...now, ...changed }));

  useEffect(() => {
    if (error === 'wrong_password' || error === 'password_required') passwordField.current?.select();
  }, [error]);

  const join = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setNameMissing(true);
      return;
    }
    onJoin({
      name: name.trim(),
      password,
      choices: {
        ...choices,
        video: choices.video && camera.problem === undefined,
        audio: choices.audio && microphone.problem === undefined,
      },
    });
  };

  return (
    <PageFrame testId={testIds.prejoinPage} wide>
      <div className="prejoin">
        <div className="prejoin-media">
          <div className="preview" data-testid={testIds.prejoinPreview} data-video={camera.track !== undefined}>
            <CameraPreview preview={camera} />
            <div className="preview-controls">
              <ControlButton
                icon={choices.audio ? 'mic' : 'micOff'}
                label={t(choices.audio ? 'mic.turnOff' : 'mic.turnOn')}
                testId={testIds.prejoinMic}
                pressed={choices.audio}
                tone={choices.audio ? 'plain' : 'off'}
                onClick={() => change({ audio: !choices.audio })}
              />
              <ControlButton
                icon={choices.video ? 'camera' : 'cameraOff'}
                label={t(choices.video ? 'camera.turnOff' : 'camera.turnOn')}
                testId={testIds.prejoinCamera}
                pressed={choices.video}
                tone={choices.video ? 'plain' : 'off'}
                onClick={() => change({ video: !choices.video })}
              />
            </div>
          </div>
          <MicrophoneMeter track={microphone.track} />
          {[camera.problem, microphone.problem].map(
            (problem) =>
              problem && (
                <p key={problem} className="problem" role="alert">
                  {t(problem)}
                </p>
              ),
          )}
        </div>
        <form onSubmit={join} noValidate className="prejoin-form">
          <h1>{t('prejoin.title')}</h1>
          <p className="lead">{t('prejoin.room', { room: title })}</p>
          {locked && <p className="hint">{t('prejoin.locked')}</p>}
          <div className="field">
            <label htmlFor={`${id}-name`}>{t('prejoin.name')}</label>
            <input
              id={`${id}-name`}
              value={name}
              maxLength={64}
              autoComplete="name"
              autoFocus
              aria-invalid={nameMissing}
              data-testid={testIds.prejoinName}
              onChange={(event) => {
                setName(event.target.value);
                setNameMissing(false);
              }}
            />
            {nameMissing && (
              <p className="problem" role="alert">
                {t('prejoin.nameMissing')}
              </p>
            )}
          </div>
          {askPassword && (
            <div className="field">
              <label htmlFor={`${id}-password`}>{t('prejoin.password')}</label>
              <input
                id={`${id}-password`}
                ref={passwordField}
                type="password"
                value={password}
                autoComplete="off"
                aria-invalid={error === 'wrong_password'}
                data-testid={testIds.prejoinPassword}
                onChange={(event) => setPassword(event.target.value)}
              />
            </div>
          )}
          <details className="devices">
            <summary>
              {t('device.camera')}, {t('device.microphone').toLowerCase()}, {t('device.speaker').toLowerCase()}
            </summary>
            <DeviceSelect kind="videoinput" value={choices.cameraId} refresh={camera.track} onChange={(cameraId) => change({ cameraId })} />
            <DeviceSelect kind="audioinput" value={choices.microphoneId} refresh={microphone.track} onChange={(microphoneId) => change({ microphoneId })} />
            <DeviceSelect kind="audiooutput" value={choices.speakerId} refresh={microphone.track} onChange={(speakerId) => change({ speakerId })} />
          </details>
          {error && (
            <p className="problem" role="alert" data-testid={testIds.errorMessage}>
              {t(`error.${error}`)}
            </p>
          )}
          <button type="submit" className="button primary large" disabled={busy} data-testid={testIds.prejoinJoin}>
            {t(busy ? 'prejoin.joining' : 'prejoin.join')}
          </button>
        </form>
      </div>
    </PageFrame>
  );
}
