/** What the server tells everybody in the room about the room. */
export interface RoomMetadata {
  displayName: string | undefined;
  locked: boolean;
  endsAt: Date | undefined;
  redirect: string | undefined;
}

const nothing: RoomMetadata = { displayName: undefined, locked: false, endsAt: undefined, redirect: undefined };

/** Reads the room's metadata; what is missing or malformed counts as not said. */
export function readRoomMetadata(metadata: string | undefined): RoomMetadata {
  let value: unknown;
  try {
    value = JSON.parse(metadata ?? '');
  } catch {
    return nothing;
  }
  if (typeof value !== 'object' || value === null) return nothing;
  const { displayName, locked, endsAt, redirect } = value as Record<string, unknown>;
  return {
    displayName: typeof displayName === 'string' && displayName !== '' ? displayName : undefined,
    locked: locked === true,
    endsAt: dateOf(endsAt),
    redirect: webAddress(redirect),
  };
}

function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Only the web is a place to be sent to: a `javascript:` address would run as this page. */
function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? value : undefined;
}
