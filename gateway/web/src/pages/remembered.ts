const nameKey = 'sfu.name';
const roomsKey = 'sfu.rooms';
const mostRooms = 3;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Storage may be missing or refused (private windows): then nothing is remembered. */
function storage(): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

export const rememberedName = (store = storage()): string => store?.getItem(nameKey) ?? '';

export function rememberName(name: string, store = storage()): void {
  write(store, nameKey, name);
}

/** The meetings joined last, newest first. */
export function recentRooms(store = storage()): string[] {
  try {
    const rooms: unknown = JSON.parse(store?.getItem(roomsKey) ?? '[]');
    return Array.isArray(rooms) ? rooms.filter((room) => typeof room === 'string').slice(0, mostRooms) : [];
  } catch {
    return [];
  }
}

export function rememberRoom(room: string, store = storage()): void {
  const rooms = [room, ...recentRooms(store).filter((other) => other !== room)];
  write(store, roomsKey, JSON.stringify(rooms.slice(0, mostRooms)));
}

function write(store: Store | undefined, key: string, value: string): void {
  try {
    store?.setItem(key, value);
  } catch {
    // A full or refused store costs a convenience, not the meeting.
  }
}
