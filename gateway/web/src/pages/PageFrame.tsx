import type { ReactNode } from 'react';
import { t } from '../i18n/t';
import { ThemeSwitch } from '../theme/ThemeSwitch';

interface Props {
  testId?: string;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page but the meeting itself. */
export function PageFrame({ testId, wide, children }: Props) {
  return (
    <div className="page">
      <header className="page-header">
        <a className="brand" href="/">
          <img src="/icon.svg" alt="" width={28} height={28} />
          {t('product')}
        </a>
        <ThemeSwitch />
      </header>
      <main className={wide ? 'card wide' : 'card'} data-testid={testId}>
        {children}
      </main>
    </div>
  );
}
