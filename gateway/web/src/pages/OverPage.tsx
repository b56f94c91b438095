import type { MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';
import type { Outcome } from '../meeting/outcome';
import { testIds } from '../testIds';
import { EndedPage } from './EndedPage';
import { PageFrame } from './PageFrame';

type Parted = Exclude<Outcome['kind'], 'ended'>;

const said: Record<Parted, { title: MessageKey; text: MessageKey; testId: string; again: boolean }> = {
  left: { title: 'over.left', text: 'over.leftText', testId: testIds.leftPage, again: true },
  removed: { title: 'over.removed', text: 'over.removedText', testId: testIds.removedPage, again: false },
  duplicate: { title: 'over.duplicate', text: 'over.duplicateText', testId: testIds.errorPage, again: true },
  lost: { title: 'over.lost', text: 'over.lostText', testId: testIds.errorPage, again: true },
};

/** What one sees after the meeting. */
export function OverPage({ outcome, onRejoin }: { outcome: Outcome; onRejoin: () => void }) {
  if (outcome.kind === 'ended') return <EndedPage redirect={outcome.redirect} />;
  const { title, text, testId, again } = said[outcome.kind];
  return (
    <PageFrame testId={testId}>
      <h1>{t(title)}</h1>
      <p className="lead">{t(text)}</p>
      <div className="row">
        {again && (
          <button type="button" className="button primary" data-testid={testIds.rejoin} onClick={onRejoin}>
            {t('over.rejoin')}
          </button>
        )}
        <a className="button" href="/" data-testid={testIds.goHome}>
          {t('over.home')}
        </a>
      </div>
    </PageFrame>
  );
}
