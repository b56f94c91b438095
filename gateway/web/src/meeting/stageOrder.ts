import { Track } from 'livekit-client';

export type Layout = 'grid' | 'speaker';

/** What the order of pictures needs to know of a picture. */
export interface Picture {
  participant: { identity: string; isLocal: boolean };
  source: Track.Source;
}

/** What was chosen; until then a grid, and one picture large while a screen is shared. */
export const layoutInUse = (chosen: Layout | undefined, screenShared: boolean): Layout =>
  chosen ?? (screenShared ? 'speaker' : 'grid');

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

/** Others in their order, then oneself. */
export function ownLast<T extends Picture>(pictures: readonly T[]): T[] {
  return [...pictures].sort((a, b) => Number(a.participant.isLocal) - Number(b.participant.isLocal));
}

export const pictureKey = ({ participant, source }: Picture): string => `${participant.identity}/${source}`;
