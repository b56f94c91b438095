import { Track } from 'livekit-client';

/** What the choice of the large picture needs to know of a picture. */
export interface Picture {
  participant: { identity: string; isLocal: boolean };
  source: Track.Source;
}

/** The picture to show large: a shared screen, else who speaks or spoke last, else another person. */
export function mainPicture<T extends Picture>(pictures: readonly T[], speaker: string | undefined): T | undefined {
  const screens = pictures.filter((picture) => picture.source === Track.Source.ScreenShare);
  return (
    screens.find((picture) => !picture.participant.isLocal) ??
    screens[0] ??
    pictures.find((picture) => picture.participant.identity === speaker) ??
    pictures.find((picture) => !picture.participant.isLocal) ??
    pictures[0]
  );
}

/** Own picture last, so that others keep their place when somebody switches self view off. */
export function ownLast<T extends Picture>(pictures: readonly T[]): T[] {
  return [...pictures].sort((a, b) => Number(a.participant.isLocal) - Number(b.participant.isLocal));
}
