import { isBrowserSupported, RoomEvent, type DisconnectReason, type Room } from 'livekit-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode } from '../api/apiError';
import { meetingSummary, openSession, type MeetingSession, type MeetingSummary } from '../api/meetApi';
import { rememberChoices, rememberedChoices } from '../devices/choices';
import { joinFailure } from '../meeting/joinFailure';
import { joinMeeting } from '../meeting/joinMeeting';
import { MeetingPage } from '../meeting/MeetingPage';
import { outcomeOf, type Outcome } from '../meeting/outcome';
import { readRoomMetadata } from '../meeting/roomMetadata';
import '../styles/meeting.css';
import '../styles/panel.css';
import { ErrorPage } from './ErrorPage';
import type { JoinParameters } from './joinParameters';
import { firstAnswer, joinsDirectly, meetingStart, needsPassword, sessionRequest } from './joinPlan';
import { OverPage } from './OverPage';
import { PreJoinPage, type PreJoinAnswer } from './PreJoinPage';
import { rememberedName, rememberName, rememberRoom } from './remembered';
import { WaitingPage } from './WaitingPage';

type Phase =
  | { kind: 'asking' }
  | { kind: 'form'; busy: boolean; askPassword: boolean; error?: ErrorCode | undefined }
  | { kind: 'joining' }
  | { kind: 'meeting'; room: Room; session: MeetingSession }
  | { kind: 'over'; outcome: Outcome }
  | { kind: 'refused'; code: ErrorCode };

interface Props {
  parameters: JoinParameters;
  room: string;
}

/** The way into a meeting, the meeting, and the way out. */
export function JoinPage({ parameters, room }: Props) {
  const [phase, setPhase] = useState<Phase>({ kind: 'asking' });
  const [summary, setSummary] = useState<MeetingSummary>();
  const answer = useRef<PreJoinAnswer>(firstAnswer(parameters, rememberedName(), rememberedChoices()));
  const begun = useRef(false);

  const enter = useCallback(
    async (given: PreJoinAnswer) => {
      answer.current = given;
      setPhase((now) => (now.kind === 'form' ? { ...now, busy: true } : { kind: 'joining' }));
      try {
        const session = await openSession(room, sessionRequest(parameters, given));
        const connected = await joinMeeting(session, given.choices);
        connected.once(RoomEvent.Disconnected, (reason?: DisconnectReason) =>
          setPhase({ kind: 'over', outcome: outcomeOf(reason, readRoomMetadata(connected.metadata).redirect) }),
        );
        rememberName(given.name);
        rememberRoom(room);
        rememberChoices(given.choices);
        setPhase({ kind: 'meeting', room: connected, session });
      } catch (error) {
        const { code } = joinFailure(error);
        setPhase(
          needsPassword(code)
            ? { kind: 'form', busy: false, askPassword: true, error: code }
            : { kind: 'refused', code },
        );
      }
    },
    [parameters, room],
  );

  const ask = useCallback(async () => {
    setPhase({ kind: 'asking' });
    try {
      const found = await meetingSummary(room);
      setSummary(found);
      setPhase(
        found.ended
          ? { kind: 'refused', code: 'ended' }
          : { kind: 'form', busy: false, askPassword: found.passwordRequired },
      );
    } catch (error) {
      setPhase({ kind: 'refused', code: joinFailure(error).code });
    }
  }, [parameters, room]);

  const begin = useCallback(() => {
    if (!isBrowserSupported()) setPhase({ kind: 'refused', code: 'unsupported' });
    else if (joinsDirectly(parameters)) void enter(answer.current);
    else void ask();
  }, [parameters, enter, ask]);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin();
  }, [begin]);

  useEffect(() => {
    const title = summary?.displayName || room;
    document.title = `${title} · SfuPlatform`;
  }, [summary, room]);

  switch (phase.kind) {
    case 'asking':
    case 'joining':
      return <WaitingPage />;
    case 'form':
      return (
        <PreJoinPage
          title={summary?.displayName || room}
          askPassword={phase.askPassword}
          locked={summary?.locked ?? false}
          error={phase.error}
          busy={phase.busy}
          initial={answer.current}
          onJoin={(given) => void enter(given)}
        />
      );
    case 'meeting':
      return (
        <MeetingPage
          room={phase.room}
          session={phase.session}
          start={meetingStart(parameters, answer.current.choices)}
        />
      );
    case 'over':
      return <OverPage outcome={phase.outcome} onRejoin={begin} />;
    case 'refused':
      return <ErrorPage code={phase.code} onRetry={begin} />;
  }
}
