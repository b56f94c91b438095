import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { ThemeSwitch } from '../theme/ThemeSwitch';
import { ControlButton } from './ControlButton';
import { Countdown } from './Countdown';
import type { RoomMetadata } from './roomMetadata';
import type { Layout } from './Stage';

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
