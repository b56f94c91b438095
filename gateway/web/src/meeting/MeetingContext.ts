import type { Room } from 'livekit-client';
import { createContext, useContext } from 'react';
import type { MeetingSession, ModerationRequest } from '../api/meetApi';

export type NoticeTone = 'plain' | 'warning' | 'problem';

/** What every part of the meeting page may use. */
export interface Meeting {
  room: Room;
  session: MeetingSession;
  /** Shows a sentence for some seconds and has it read out. */
  notice: (text: string, tone?: NoticeTone) => void;
  /** Asks the server for a presenter's action and tells when it is refused. */
  moderate: (request: ModerationRequest) => Promise<boolean>;
}

export const MeetingContext = createContext<Meeting | undefined>(undefined);

export function useMeeting(): Meeting {
  const meeting = useContext(MeetingContext);
  if (!meeting) throw new Error('useMeeting is used outside of a meeting');
  return meeting;
}
