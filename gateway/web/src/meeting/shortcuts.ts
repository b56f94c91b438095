import { useEffect, useRef } from 'react';

export type Shortcut = 'mic' | 'camera' | 'hand';

const keys: Record<string, Shortcut> = { m: 'mic', v: 'camera', h: 'hand' };

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  target: EventTarget | null;
}

/** The shortcut that a key press means; none while somebody types or holds a modifier. */
export function shortcutFor(press: KeyPress): Shortcut | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return undefined;
  const target = press.target as { tagName?: string; isContentEditable?: boolean } | null;
  if (target?.isContentEditable || /^(input|textarea|select)$/i.test(target?.tagName ?? '')) return undefined;
  return keys[press.key.toLowerCase()];
}

export function useShortcuts(run: (shortcut: Shortcut) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = shortcutFor(event);
      if (!shortcut) return;
      event.preventDefault();
      latest.current(shortcut);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
