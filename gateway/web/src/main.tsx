import { createRoot } from 'react-dom/client';
import { App } from './App';
import './styles/base.css';
import './styles/pages.css';
import { applyRememberedTheme } from './theme/theme';

applyRememberedTheme();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
