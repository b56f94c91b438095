import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { PageFrame } from './PageFrame';

export function WaitingPage() {
  return (
    <PageFrame testId={testIds.joining}>
      <div className="waiting" role="status">
        <span className="spinner" aria-hidden="true" />
        {t('prejoin.joining')}
      </div>
    </PageFrame>
  );
}
