import { lazy, Suspense } from 'react';
import { HomePage } from './pages/HomePage';
import { readJoinParameters } from './pages/joinParameters';
import { WaitingPage } from './pages/WaitingPage';

// The home page starts without the media library.
const JoinPage = lazy(() => import('./pages/JoinPage').then((page) => ({ default: page.JoinPage })));

/** The server decides which paths exist; here `/join…` joins and everything else is home. */
export function App() {
  const parameters = readJoinParameters(window.location);
  if (!/^\/join(\/|$)/i.test(window.location.pathname) || parameters.room === undefined) return <HomePage />;
  return (
    <Suspense fallback={<WaitingPage />}>
      <JoinPage parameters={parameters} room={parameters.room} />
    </Suspense>
  );
}
