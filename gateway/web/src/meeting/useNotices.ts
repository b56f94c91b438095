import { useCallback, useEffect, useRef, useState } from 'react';
import type { NoticeTone } from './MeetingContext';

export interface Notice {
  id: number;
  text: string;
  tone: NoticeTone;
}

const shownMilliseconds = 6000;
const mostAtOnce = 4;

/** Sentences that show for some seconds. */
export function useNotices() {
  const [notices, setNotices] = useState<Notice[]>([]);
  const next = useRef(1);
  const timers = useRef(new Set<number>());
  const notice = useCallback((text: string, tone: NoticeTone = 'plain') => {
    const id = next.current++;
    setNotices((now) => [...now.slice(1 - mostAtOnce), { id, text, tone }]);
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      setNotices((now) => now.filter((one) => one.id !== id));
    }, shownMilliseconds);
    timers.current.add(timer);
  }, []);
  useEffect(() => {
    const pending = timers.current;
    return () => pending.forEach((timer) => window.clearTimeout(timer));
  }, []);
  return { notices, notice };
}
