import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { ThemeSwitch } from '../theme/ThemeSwitch';
import { ControlButton } from './ControlButton';
import { Countdown } from './Countdown';
import { DeviceMenu } from './DeviceMenu';
import type { RoomMetadata } from './roomMetadata';
import type { Layout } from './stageOrder';

interface Props {
  title: string;
  metadata: RoomMetadata;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

export function MeetingHeader({ title, metadata, layout, onLayout }: Props) {
  const other: Layout = layout === 'grid' ? 'speaker' : 'grid';
  return (
    <header className="meeting-header">
      <h1>{title}</h1>
      {metadata.locked && (
        <span role="img" aria-label={t('people.locked')} title={t('people.locked')}>
          <Icon name="lock" size={18} />
        </span>
      )}
      {metadata.endsAt && <Countdown endsAt={metadata.endsAt} />}
      <span className="grow" />
      <div className="phone-only">
        <DeviceMenu
          icon="sliders"
          kinds={['videoinput', 'audioinput', 'audiooutput']}
          label="device.menu"
          testId={testIds.allDevices}
        />
      </div>
      <ControlButton
        icon={other}
        label={t(other === 'grid' ? 'layout.toGrid' : 'layout.toSpeaker')}
        testId={testIds.layoutSwitch}
        onClick={() => onLayout(other)}
      />
      <ThemeSwitch />
    </header>
  );
}
