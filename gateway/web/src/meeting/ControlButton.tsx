import { Icon, type IconName } from '../icons/Icon';

interface Props {
  icon: IconName;
  label: string;
  testId: string;
  onClick: () => void;
  pressed?: boolean;
  tone?: 'plain' | 'off' | 'active' | 'danger';
  shortcut?: string;
  disabled?: boolean;
  expanded?: boolean;
  badge?: number | undefined;
}

/** A round button whose name is read out and shown on hover. */
export function ControlButton(props: Props) {
  const { icon, label, testId, onClick, pressed, tone = 'plain', shortcut, disabled, expanded, badge } = props;
  return (
    <button
      type="button"
      className={`control ${tone}`}
      data-testid={testId}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcut}
      title={shortcut ? `${label} (${shortcut})` : label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      {badge !== undefined && <span className="badge">{badge}</span>}
    </button>
  );
}
