import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { ControlButton } from './ControlButton';
import { DeviceMenu } from './DeviceMenu';
import type { LocalMedia } from './useLocalMedia';

export type Panel = 'participants' | 'chat' | undefined;

interface Props {
  media: LocalMedia;
  people: number;
  panel: Panel;
  onPanel: (panel: Panel) => void;
  onLeave: () => void;
}

const canShareScreen = () => 'getDisplayMedia' in (navigator.mediaDevices ?? {});

/** Everything that one does for oneself in a meeting. */
export function ControlBar({ media, people, panel, onPanel, onLeave }: Props) {
  const { microphone, camera, screen, hand, pending } = media;
  const toggle = (which: Exclude<Panel, undefined>) => onPanel(panel === which ? undefined : which);
  return (
    <footer className="controls" aria-label={t('controls')}>
      <div className="control-pair">
        <ControlButton
          icon={microphone ? 'mic' : 'micOff'}
          label={t(microphone ? 'mic.turnOff' : 'mic.turnOn')}
          testId={testIds.toggleMic}
          pressed={microphone}
          tone={microphone ? 'plain' : 'off'}
          shortcut="m"
          disabled={pending.has('microphone')}
          onClick={() => void media.setMicrophone(!microphone)}
        />
        <DeviceMenu kinds={['audioinput', 'audiooutput']} label="device.microphoneMenu" testId={testIds.micDevices} />
      </div>
      <div className="control-pair">
        <ControlButton
          icon={camera ? 'camera' : 'cameraOff'}
          label={t(camera ? 'camera.turnOff' : 'camera.turnOn')}
          testId={testIds.toggleCamera}
          pressed={camera}
          tone={camera ? 'plain' : 'off'}
          shortcut="v"
          disabled={pending.has('camera')}
          onClick={() => void media.setCamera(!camera)}
        />
        <DeviceMenu kinds={['videoinput']} label="device.cameraMenu" testId={testIds.cameraDevices} />
      </div>
      {canShareScreen() && (
        <ControlButton
          icon={screen ? 'screenOff' : 'screen'}
          label={t(screen ? 'screen.stop' : 'screen.start')}
          testId={testIds.toggleScreen}
          pressed={screen}
          tone={screen ? 'active' : 'plain'}
          disabled={pending.has('screen')}
          onClick={() => void media.setScreen(!screen)}
        />
      )}
      <ControlButton
        icon="hand"
        label={t(hand ? 'hand.lower' : 'hand.raise')}
        testId={testIds.toggleHand}
        pressed={hand}
        tone={hand ? 'active' : 'plain'}
        shortcut="h"
        onClick={() => void media.setHand(!hand)}
      />
      <ControlButton
        icon="people"
        label={t('panel.participantsCount', { count: people })}
        testId={testIds.openParticipants}
        expanded={panel === 'participants'}
        tone={panel === 'participants' ? 'active' : 'plain'}
        badge={people}
        onClick={() => toggle('participants')}
      />
      <ControlButton
        icon="chat"
        label={t('panel.chat')}
        testId={testIds.openChat}
        expanded={panel === 'chat'}
        tone={panel === 'chat' ? 'active' : 'plain'}
        onClick={() => toggle('chat')}
      />
      <ControlButton icon="leave" label={t('leave')} testId={testIds.leave} tone="danger" onClick={onLeave} />
    </footer>
  );
}
