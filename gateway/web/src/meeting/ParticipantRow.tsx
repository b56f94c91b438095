import type { Participant } from 'livekit-client';
import { useState } from 'react';
import { Icon } from '../icons/Icon';
import { t } from '../i18n/t';
import { testIds } from '../testIds';
import { Avatar } from './Avatar';
import { Confirm } from './Confirm';
import { useMeeting } from './MeetingContext';
import { displayName, hasCameraOn, hasHandRaised, hasMicrophoneOn, isPresenter, sharesScreen } from './participantFacts';
import { useParticipantValue } from './useParticipantValue';

interface Props {
  participant: Participant;
  mayModerate: boolean;
}

export function ParticipantRow({ participant, mayModerate }: Props) {
  const { moderate } = useMeeting();
  const { identity, isLocal } = participant;
  const name = useParticipantValue(participant, displayName);
  const presenter = useParticipantValue(participant, isPresenter);
  const hand = useParticipantValue(participant, hasHandRaised);
  const microphone = useParticipantValue(participant, hasMicrophoneOn);
  const camera = useParticipantValue(participant, hasCameraOn);
  const screen = useParticipantValue(participant, sharesScreen);
  const [removing, setRemoving] = useState(false);
  return (
    <li className="person" data-testid={testIds.participantRow(identity)}>
      <Avatar participant={participant} />
      <div className="person-name">
        <span>{isLocal ? t('tile.you', { name }) : name}</span>
        {presenter && (
          <small data-testid={testIds.participantPresenter(identity)}>{t('people.presenter')}</small>
        )}
      </div>
      {hand && (
        <span className="person-hand" role="img" aria-label={t('tile.hand')} data-testid={testIds.participantHand(identity)}>
          <Icon name="hand" size={18} />
        </span>
      )}
      {mayModerate && !isLocal ? (
        <div className="person-actions" role="group" aria-label={t('people.actions', { name })}>
          {screen && (
            <button
              type="button"
              className="icon-button"
              title={t('people.stopScreen', { name })}
              aria-label={t('people.stopScreen', { name })}
              data-testid={testIds.stopScreen(identity)}
              onClick={() => void moderate({ action: 'stopScreen', identity })}
            >
              <Icon name="screenOff" size={18} />
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            disabled={!microphone}
            title={t('people.mute', { name })}
            aria-label={t('people.mute', { name })}
            data-testid={testIds.mute(identity)}
            onClick={() => void moderate({ action: 'mute', identity })}
          >
            <Icon name={microphone ? 'mic' : 'micOff'} size={18} />
          </button>
          <button
            type="button"
            className="icon-button"
            disabled={!camera}
            title={t('people.stopVideo', { name })}
            aria-label={t('people.stopVideo', { name })}
            data-testid={testIds.stopVideo(identity)}
            onClick={() => void moderate({ action: 'stopVideo', identity })}
          >
            <Icon name={camera ? 'camera' : 'cameraOff'} size={18} />
          </button>
          <button
            type="button"
            className="icon-button danger"
            title={t('people.remove', { name })}
            aria-label={t('people.remove', { name })}
            data-testid={testIds.remove(identity)}
            onClick={() => setRemoving(true)}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      ) : (
        <div className="person-state" aria-hidden="true">
          <Icon name={microphone ? 'mic' : 'micOff'} size={18} />
          <Icon name={camera ? 'camera' : 'cameraOff'} size={18} />
        </div>
      )}
      {removing && (
        <Confirm
          question={t('people.removeConfirm', { name })}
          onNo={() => setRemoving(false)}
          onYes={() => {
            setRemoving(false);
            void moderate({ action: 'remove', identity });
          }}
        />
      )}
    </li>
  );
}
