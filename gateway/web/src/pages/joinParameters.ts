/** What a join link asks for. `undefined` means the link does not say. */
export interface JoinParameters {
  room: string | undefined;
  password: string | undefined;
  name: string | undefined;
  avatar: string | undefined;
  audio: boolean | undefined;
  video: boolean | undefined;
  screen: boolean | undefined;
  chat: boolean | undefined;
  hide: boolean | undefined;
  notify: boolean | undefined;
  duration: string | undefined;
  token: string | undefined;
}

/** Reads `/join/{room}` and `/join?room=…&…`; the query wins where both name a room. */
export function readJoinParameters(location: { pathname: string; search: string }): JoinParameters {
  const query = new URLSearchParams(location.search);
  const text = (name: string) => textOf(query.get(name));
  return {
    room: text('room') ?? roomInPath(location.pathname),
    password: text('roomPassword'),
    name: text('name'),
    avatar: avatarOf(text('avatar')),
    audio: booleanOf(query.get('audio')),
    video: booleanOf(query.get('video')),
    screen: booleanOf(query.get('screen')),
    chat: booleanOf(query.get('chat')),
    hide: booleanOf(query.get('hide')),
    notify: booleanOf(query.get('notify')),
    duration: durationOf(text('duration')),
    token: text('token'),
  };
}

/** `true`, `1` and `false`, `0` in any case; anything else says nothing. */
export function booleanOf(value: string | null): boolean | undefined {
  switch (value?.trim().toLowerCase()) {
    case 'true':
    case '1':
      return true;
    case 'false':
    case '0':
      return false;
    default:
      return undefined;
  }
}

/** Links carry `false` or `0` for a text that is not given. */
function textOf(value: string | null): string | undefined {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' || trimmed === 'false' || trimmed === '0' ? undefined : trimmed;
}

function roomInPath(pathname: string): string | undefined {
  const match = /^\/join\/(.+?)\/?$/i.exec(pathname);
  if (!match?.[1]) return undefined;
  try {
    return textOf(decodeURIComponent(match[1]));
  } catch {
    return undefined;
  }
}

/** Only a picture from the web is shown: a relative name would be looked for on this server. */
function avatarOf(value: string | undefined): string | undefined {
  return value && /^https?:\/\//i.test(value) ? value : undefined;
}

function durationOf(value: string | undefined): string | undefined {
  return value && /^(unlimited|\d{1,3}:[0-5]\d:[0-5]\d)$/i.test(value) ? value : undefined;
}
