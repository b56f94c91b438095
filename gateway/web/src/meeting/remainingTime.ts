/** Seconds before the end at which everybody is warned. */
export const warnAt = [300, 60] as const;

export function secondsLeft(endsAt: Date, now: number): number {
  return Math.max(0, Math.ceil((endsAt.getTime() - now) / 1000));
}

/** `1:02:03` or `4:05`. */
export function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The warning that falls due when the time left goes from `before` to `now`, if any. */
export function warningDue(before: number | undefined, now: number): boolean {
  return before !== undefined && warnAt.some((limit) => before > limit && now <= limit);
}
