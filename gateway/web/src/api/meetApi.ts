import { ApiError, codeOf } from './apiError';

/** What anybody may know of a meeting before joining. */
export interface MeetingSummary {
  room: string;
  exists: boolean;
  passwordRequired: boolean;
  locked: boolean;
  ended: boolean;
  full: boolean;
  displayName: string;
}

export interface SessionRequest {
  name: string;
  password?: string;
  token?: string;
  avatar?: string;
  duration?: string;
  create?: boolean;
}

/** The right to join: where to connect and with which access token. */
export interface MeetingSession {
  url: string;
  accessToken: string;
  identity: string;
  room: string;
  displayName: string;
  presenter: boolean | null;
  endsAt: string | null;
}

export type ModerationAction =
  | 'mute'
  | 'stopVideo'
  | 'stopScreen'
  | 'remove'
  | 'lock'
  | 'unlock'
  | 'setPassword'
  | 'end';

export interface ModerationRequest {
  action: ModerationAction;
  identity?: string;
  password?: string;
}

const pathOf = (room: string) => `/meet/${encodeURIComponent(room)}`;

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { accept: 'application/json', ...init.headers } });
  } catch {
    throw new ApiError('unreachable');
  }
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw new ApiError(codeOf(response.status, body), response.status);
  return body as T;
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const meetingSummary = (room: string) => call<MeetingSummary>(pathOf(room));

export const openSession = (room: string, request: SessionRequest) =>
  call<MeetingSession>(`${pathOf(room)}/session`, json(request));

export const moderate = (room: string, accessToken: string, request: ModerationRequest) =>
  call<null>(`${pathOf(room)}/moderation`, json(request, { authorization: `Bearer ${accessToken}` }));
