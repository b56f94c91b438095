import type { Participant } from 'livekit-client';
import { useState } from 'react';
import { avatarOf, displayName, hueOf, initials } from './participantFacts';
import { useParticipantValue } from './useParticipantValue';

/** Who somebody is when no picture comes: the chosen image, else initials on a colour of their own. */
export function Avatar({ participant }: { participant: Participant }) {
  const name = useParticipantValue(participant, displayName);
  const picture = useParticipantValue(participant, avatarOf);
  const [broken, setBroken] = useState<string>();
  return (
    <div className="avatar" style={{ '--hue': hueOf(participant.identity) } as React.CSSProperties}>
      {picture && picture !== broken ? (
        <img src={picture} alt="" referrerPolicy="no-referrer" onError={() => setBroken(picture)} />
      ) : (
        <span aria-hidden="true">{initials(name)}</span>
      )}
    </div>
  );
}
