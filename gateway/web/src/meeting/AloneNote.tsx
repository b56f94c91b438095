import { useState } from 'react';
import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { joinPath } from '../api/roomNames';
import { useMeeting } from './MeetingContext';

/** What to do while nobody else is here; the link copied holds no name, password or token. */
export function AloneNote() {
  const { session } = useMeeting();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(new URL(joinPath(session.room), window.location.origin).href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="alone">
      <p>{t('stage.empty')}</p>
      <button type="button" className="button small" onClick={copy}>
        <Icon name="link" size={18} />
        <span aria-live="polite">{t(copied ? 'stage.copied' : 'stage.copy')}</span>
      </button>
    </div>
  );
}
