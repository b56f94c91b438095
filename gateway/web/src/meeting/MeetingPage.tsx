import { RoomAudioRenderer, RoomContext, useParticipants, useTracks } from '@livekit/components-react';
import { Track, type Room } from 'livekit-client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { codeOfError, ApiError } from '../api/apiError';
import { moderate as callModerate, type MeetingSession, type ModerationRequest } from '../api/meetApi';
import type { DeviceChoices } from '../devices/choices';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { ChatPanel } from './ChatPanel';
import { ControlBar, type Panel } from './ControlBar';
import { HearButton } from './HearButton';
import { MeetingContext, useMeeting, type Meeting } from './MeetingContext';
import { MeetingHeader } from './MeetingHeader';
import { NoticeList } from './NoticeList';
import { ParticipantsPanel } from './ParticipantsPanel';
import { SharePrompt } from './SharePrompt';
import { useShortcuts } from './shortcuts';
import { Stage } from './Stage';
import { layoutInUse, type Layout } from './stageOrder';
import { useComingsAndGoings } from './useComingsAndGoings';
import { useConnectionNotices } from './useConnectionNotices';
import { useLocalMedia } from './useLocalMedia';
import { useModerated } from './useModerated';
import { useNotices } from './useNotices';
import { useRoomMetadata } from './useRoomMetadata';

/** How the meeting is to begin, from the join link or the device check. */
export interface MeetingStart {
  choices: DeviceChoices;
  screen: boolean;
  chat: boolean;
  hideSelf: boolean;
  announce: boolean;
}

interface Props {
  room: Room;
  session: MeetingSession;
  start: MeetingStart;
}

export function MeetingPage({ room, session, start }: Props) {
  const { notices, notice } = useNotices();
  const moderate = useCallback(
    async (request: ModerationRequest) => {
      try {
        await callModerate(session.room, session.accessToken, request);
        return true;
      } catch (error) {
        notice(t(new ApiError(codeOfError(error)).messageKey), 'problem');
        return false;
      }
    },
    [session, notice],
  );
  const meeting = useMemo<Meeting>(() => ({ room, session, notice, moderate }), [room, session, notice, moderate]);
  return (
    <RoomContext.Provider value={room}>
      <MeetingContext.Provider value={meeting}>
        <MeetingView start={start} />
        <NoticeList notices={notices} />
        <RoomAudioRenderer />
      </MeetingContext.Provider>
    </RoomContext.Provider>
  );
}

function MeetingView({ start }: { start: MeetingStart }) {
  const { room, session, notice } = useMeeting();
  const media = useLocalMedia();
  const metadata = useRoomMetadata(room);
  const people = useParticipants().length;
  const shared = useTracks([Track.Source.ScreenShare], { onlySubscribed: false }).length > 0;
  const [layout, setLayout] = useState<Layout>();
  const [panel, setPanel] = useState<Panel>(start.chat ? 'chat' : undefined);
  const [prompting, setPrompting] = useState(start.screen);

  useStartingMedia(start.choices, media);
  useShortcuts((shortcut) => {
    if (shortcut === 'mic') void media.setMicrophone(!media.microphone);
    else if (shortcut === 'camera') void media.setCamera(!media.camera);
    else void media.setHand(!media.hand);
  });
  useModerated(room, media.isOwnDoing, notice);
  useComingsAndGoings(room, start.announce, notice);
  useConnectionNotices(room, notice);

  return (
    <div className={`meeting${panel ? ' with-panel' : ''}`} data-testid={testIds.meeting}>
      <MeetingHeader
        title={metadata.displayName ?? (session.displayName || session.room)}
        metadata={metadata}
        layout={layoutInUse(layout, shared)}
        onLayout={setLayout}
      />
      <main>
        <Stage room={room} layout={layout} hideSelf={start.hideSelf} />
        {prompting && (
          <SharePrompt
            onDismiss={() => setPrompting(false)}
            onShare={() => {
              setPrompting(false);
              void media.setScreen(true);
            }}
          />
        )}
        <HearButton room={room} />
      </main>
      {panel === 'participants' && <ParticipantsPanel onClose={() => setPanel(undefined)} />}
      {panel === 'chat' && <ChatPanel onClose={() => setPanel(undefined)} />}
      <ControlBar
        media={media}
        people={people}
        panel={panel}
        onPanel={setPanel}
        onLeave={() => void room.disconnect()}
      />
    </div>
  );
}

/** Brings microphone and camera in once, when the meeting is on screen. */
function useStartingMedia(choices: DeviceChoices, media: ReturnType<typeof useLocalMedia>) {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    if (choices.audio) void media.setMicrophone(true);
    if (choices.video) void media.setCamera(true);
  }, [choices, media]);
}
