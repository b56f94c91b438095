import { useParticipants } from '@livekit/components-react';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { useMeeting } from './MeetingContext';
import { ParticipantRow } from './ParticipantRow';
import { isPresenter } from './participantFacts';
import { PresenterTools } from './PresenterTools';
import { SidePanel } from './SidePanel';
import { useParticipantValue } from './useParticipantValue';
import { useRoomMetadata } from './useRoomMetadata';

/** Who is here, and what a presenter may do about it. */
export function ParticipantsPanel({ onClose }: { onClose: () => void }) {
  const { room } = useMeeting();
  const participants = useParticipants();
  const presenter = useParticipantValue(room.localParticipant, isPresenter);
  const { locked } = useRoomMetadata(room);
  return (
    <SidePanel title={t('panel.participants')} testId={testIds.participantsPanel} onClose={onClose}>
      {locked && <p className="hint">{t('people.locked')}</p>}
      <ul className="people">
        {participants.map((participant) => (
          <ParticipantRow key={participant.identity} participant={participant} mayModerate={presenter} />
        ))}
      </ul>
      {presenter && <PresenterTools locked={locked} />}
    </SidePanel>
  );
}
