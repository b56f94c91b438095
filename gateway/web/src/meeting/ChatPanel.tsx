import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { SidePanel } from './SidePanel';

/** Says that there is no chat: it needs data channels, which the server does not answer yet. */
export function ChatPanel({ onClose }: { onClose: () => void }) {
  return (
    <SidePanel title={t('panel.chat')} testId={testIds.chatPanel} onClose={onClose}>
      <p>
        <strong>{t('chat.unavailable')}</strong>
      </p>
      <p className="hint">{t('chat.explanation')}</p>
    </SidePanel>
  );
}
