import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';

interface Props {
  onShare: () => void;
  onDismiss: () => void;
}

/** A link may ask for a shared screen, but a browser only lets a person start it: hence a button. */
export function SharePrompt({ onShare, onDismiss }: Props) {
  return (
    <section className="share-prompt" data-testid={testIds.sharePrompt} aria-label={t('share.title')}>
      <h2>{t('share.title')}</h2>
      <p className="hint">{t('share.text')}</p>
      <div className="row">
        <button type="button" className="button primary" data-testid={testIds.sharePromptStart} onClick={onShare}>
          <Icon name="screen" />
          {t('screen.start')}
        </button>
        <button type="button" className="button" data-testid={testIds.sharePromptDismiss} onClick={onDismiss}>
          {t('share.dismiss')}
        </button>
      </div>
    </section>
  );
}
