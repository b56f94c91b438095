import type { ErrorCode } from '../api/apiError';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { PageFrame } from './PageFrame';

const passing: readonly ErrorCode[] = ['too_many', 'unavailable', 'unreachable', 'unknown', 'locked', 'full'];

interface Props {
  code: ErrorCode;
  onRetry: () => void;
}

/** Why one cannot join, in plain words, and what to do next. */
export function ErrorPage({ code, onRetry }: Props) {
  return (
    <PageFrame testId={testIds.errorPage}>
      <h1>{t('error.title')}</h1>
      <p className="lead" role="alert" data-testid={testIds.errorMessage} data-code={code}>
        {t(`error.${code}`)}
      </p>
      <div className="row">
        {passing.includes(code) && (
          <button type="button" className="button primary" onClick={onRetry}>
            {t('error.retry')}
          </button>
        )}
        <a className="button" href="/" data-testid={testIds.goHome}>
          {t('over.home')}
        </a>
      </div>
    </PageFrame>
  );
}
