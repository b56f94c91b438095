import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { useMeeting } from './MeetingContext';
import { clock, secondsLeft, warnAt, warningDue } from './remainingTime';

/** The time left in a meeting that ends by itself, with a warning before the end. */
export function Countdown({ endsAt }: { endsAt: Date }) {
  const { notice } = useMeeting();
  const [left, setLeft] = useState(() => secondsLeft(endsAt, Date.now()));
  const before = useRef<number>(undefined);
  useEffect(() => {
    const tick = () => setLeft(secondsLeft(endsAt, Date.now()));
    tick();
    const timer = window.setInterval(tick, 1000);
    return () => window.clearInterval(timer);
  }, [endsAt]);
  useEffect(() => {
    if (warningDue(before.current, left)) notice(t('notice.endsSoon', { time: clock(left) }), 'warning');
    before.current = left;
  }, [left, notice]);
  return (
    <span
      className={`countdown${left <= warnAt[1] ? ' urgent' : ''}`}
      role="timer"
      aria-label={t('countdown', { time: clock(left) })}
      data-testid={testIds.countdown}
    >
      {clock(left)}
    </span>
  );
}
