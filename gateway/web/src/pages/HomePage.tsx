import { useId, useState, type FormEvent } from 'react';
import { Icon } from '../icons/Icon';
import type { MessageKey } from '../i18n/messages';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { PageFrame } from './PageFrame';
import { recentRooms } from './remembered';
import { joinPath, roomNameProblem, suggestRoomName } from '../api/roomNames';

/** Starts a meeting under a suggested or typed name. */
export function HomePage() {
  const id = useId();
  const [room, setRoom] = useState(suggestRoomName);
  const [problem, setProblem] = useState<MessageKey>();
  const [recent] = useState(recentRooms);
  const start = (event: FormEvent) => {
    event.preventDefault();
    const found = roomNameProblem(room);
    if (found) setProblem(found);
    else window.location.assign(joinPath(room.trim()));
  };
  return (
    <PageFrame testId={testIds.homePage}>
      <h1>{t('home.title')}</h1>
      <p className="lead">{t('home.lead')}</p>
      <form onSubmit={start} noValidate>
        <div className="field">
          <label htmlFor={id}>{t('home.room')}</label>
          <div className="row">
            <input
              id={id}
              value={room}
              maxLength={128}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={problem !== undefined}
              aria-describedby={`${id}-note`}
              data-testid={testIds.homeRoom}
              onChange={(event) => {
                setRoom(event.target.value);
                setProblem(undefined);
              }}
            />
            <button
              type="button"
              className="icon-button"
              aria-label={t('home.another')}
              title={t('home.another')}
              onClick={() => {
                setRoom(suggestRoomName());
                setProblem(undefined);
              }}
            >
              <Icon name="refresh" />
            </button>
          </div>
          <p id={`${id}-note`} className={problem ? 'problem' : 'hint'} role={problem ? 'alert' : undefined}>
            {t(problem ?? 'home.roomHint')}
          </p>
        </div>
        <button type="submit" className="button primary large" data-testid={testIds.homeStart}>
          <Icon name="camera" />
          {t('home.start')}
        </button>
      </form>
      {recent.length > 0 && (
        <nav className="recent" aria-label={t('home.recent')} data-testid={testIds.homeRecent}>
          <h2>{t('home.recent')}</h2>
          <ul>
            {recent.map((name) => (
              <li key={name}>
                <a href={joinPath(name)}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </PageFrame>
  );
}
