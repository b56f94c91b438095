import type { MessageKey } from '../i18n/messages';

const first = [
  'amber', 'apple', 'autumn', 'azure', 'brave', 'bright', 'calm', 'cedar', 'clear', 'copper', 'coral', 'crisp',
  'dawn', 'early', 'fair', 'fern', 'fresh', 'gentle', 'golden', 'green', 'happy', 'hazel', 'honest', 'ivory',
  'jolly', 'kind', 'lively', 'lucky', 'lunar', 'maple', 'mellow', 'merry', 'mint', 'misty', 'noble', 'olive',
  'open', 'pearl', 'plain', 'quick', 'quiet', 'rapid', 'river', 'rosy', 'ruby', 'rural', 'sage', 'silver',
];
const second = [
  'anchor', 'arch', 'bay', 'beach', 'bell', 'bridge', 'brook', 'canyon', 'castle', 'cloud', 'coast', 'cove',
  'creek', 'delta', 'dune', 'falcon', 'field', 'finch', 'fjord', 'forest', 'garden', 'glade', 'grove', 'harbour',
  'heron', 'hill', 'island', 'lagoon', 'lake', 'lantern', 'ledge', 'meadow', 'mill', 'moor', 'orchard', 'otter',
  'pass', 'path', 'pine', 'pond', 'reef', 'ridge', 'robin', 'shore', 'spring', 'stone', 'summit', 'valley',
];
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A name that is easy to say and, by its last part, hard to guess. */
export function suggestRoomName(random: (below: number) => number = secureRandom): string {
  const tail = Array.from({ length: 6 }, () => letters[random(letters.length)]).join('');
  return `${first[random(first.length)]}-${second[random(second.length)]}-${tail}`;
}

function secureRandom(below: number): number {
  const value = new Uint32Array(1);
  crypto.getRandomValues(value);
  return (value[0] ?? 0) % below;
}

const reserved = new Set(['false', 'undefined', 'null', 'favicon.ico']);

/** Why a name is refused, in the server's own rules, or `undefined` when it is fine. */
export function roomNameProblem(name: string): MessageKey | undefined {
  if (name.trim() === '') return 'name.empty';
  if (name.length > 128) return 'name.tooLong';
  const forms = [name, decoded(name), decoded(decoded(name))];
  const refused = forms.some(
    (form) =>
      reserved.has(form.trim().toLowerCase()) ||
      /[\u0000-\u001f\u007f]|\.\.[\\/]|<[^>]*>/.test(form),
  );
  return refused ? 'name.refused' : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const joinPath = (room: string) => `/join/${encodeURIComponent(room)}`;
