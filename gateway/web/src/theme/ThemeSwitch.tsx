import { useState } from 'react';
import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { chooseTheme, currentTheme } from './theme';

export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  const label = t(other === 'dark' ? 'theme.toDark' : 'theme.toLight');
  return (
    <button
      type="button"
      className="control plain"
      aria-label={label}
      title={label}
      data-testid={testIds.themeSwitch}
      onClick={() => {
        chooseTheme(other);
        setTheme(other);
      }}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
