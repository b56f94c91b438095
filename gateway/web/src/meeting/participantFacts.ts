import type { Participant } from 'livekit-client';

/** What the pages show of a participant; the attributes are kept by the server. */
export const isPresenter = (participant: Participant) => participant.attributes.presenter === 'true';
export const hasHandRaised = (participant: Participant) => participant.attributes.hand === 'true';
export const hasMicrophoneOn = (participant: Participant) => participant.isMicrophoneEnabled;
export const hasCameraOn = (participant: Participant) => participant.isCameraEnabled;
export const sharesScreen = (participant: Participant) => participant.isScreenShareEnabled;
export const displayName = (participant: Participant) => participant.name || participant.identity;

export function avatarOf(participant: Participant): string | undefined {
  const avatar = participant.attributes.avatar;
  return avatar && /^https?:\/\//i.test(avatar) ? avatar : undefined;
}

/** The first letters of at most two words of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** A hue that stays with an identity, so that people are told apart with the camera off. */
export function hueOf(identity: string): number {
  let hash = 0;
  for (const character of identity) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}
