import { useEffect } from 'react';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { PageFrame } from './PageFrame';

const readingMilliseconds = 3000;

/** Says that the meeting is over, then goes where its owner wanted people to go, or home. */
export function EndedPage({ redirect }: { redirect: string | undefined }) {
  const target = redirect ?? '/';
  useEffect(() => {
    const timer = window.setTimeout(() => window.location.replace(target), readingMilliseconds);
    return () => window.clearTimeout(timer);
  }, [target]);
  return (
    <PageFrame testId={testIds.endedPage}>
      <h1>{t('over.ended')}</h1>
      <p className="lead" role="status">
        {redirect ? t('over.endedRedirect', { host: new URL(redirect).host }) : t('over.endedHome')}
      </p>
      <div className="row">
        <a className="button primary" href={target} data-testid={testIds.goHome}>
          {t('over.goNow')}
        </a>
      </div>
    </PageFrame>
  );
}
