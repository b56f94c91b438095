import { useId, useState, type FormEvent } from 'react';
import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { Confirm } from './Confirm';
import { useMeeting } from './MeetingContext';

/** What a presenter does to the whole meeting. */
export function PresenterTools({ locked }: { locked: boolean }) {
  const { moderate, notice } = useMeeting();
  const [password, setPassword] = useState('');
  const [ending, setEnding] = useState(false);
  const id = useId();
  const savePassword = async (event: FormEvent) => {
    event.preventDefault();
    const text = password;
    if (await moderate({ action: 'setPassword', password: text })) {
      notice(t(text === '' ? 'people.passwordCleared' : 'people.passwordSet'));
      setPassword('');
    }
  };
  return (
    <section className="presenter-tools" aria-label={t('people.tools')}>
      <button
        type="button"
        className="button"
        aria-pressed={locked}
        data-testid={testIds.lockRoom}
        onClick={() => void moderate({ action: locked ? 'unlock' : 'lock' })}
      >
        <Icon name="lock" size={18} />
        {t(locked ? 'people.unlock' : 'people.lock')}
      </button>
      <form className="field" onSubmit={(event) => void savePassword(event)}>
        <label htmlFor={id}>{t('people.password')}</label>
        <div className="row">
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={128}
            aria-describedby={`${id}-hint`}
            value={password}
            data-testid={testIds.roomPassword}
            onChange={(event) => setPassword(event.target.value)}
          />
          <button type="submit" className="button" data-testid={testIds.setPassword}>
            {t('people.setPassword')}
          </button>
        </div>
        <p id={`${id}-hint`} className="hint">
          {t('people.passwordHint')}
        </p>
      </form>
      <button type="button" className="button danger" data-testid={testIds.endForAll} onClick={() => setEnding(true)}>
        {t('people.end')}
      </button>
      {ending && (
        <Confirm
          question={t('people.endConfirm')}
          onNo={() => setEnding(false)}
          onYes={() => {
            setEnding(false);
            void moderate({ action: 'end' });
          }}
        />
      )}
    </section>
  );
}
