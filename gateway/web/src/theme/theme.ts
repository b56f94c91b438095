export type Theme = 'light' | 'dark';

const key = 'sfu.theme';

/** The theme chosen on this page before, or what the system prefers. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Puts the remembered choice on the page; without one the system decides. */
export function applyRememberedTheme(): void {
  try {
    const chosen = window.localStorage.getItem(key);
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch {
    // Without storage the system's preference stays in force.
  }
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    window.localStorage.setItem(key, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
