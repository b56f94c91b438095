import type { ErrorCode } from '../api/apiError';
import type { SessionRequest } from '../api/meetApi';
import type { DeviceChoices } from '../devices/choices';
import type { MeetingStart } from '../meeting/MeetingPage';
import type { JoinParameters } from './joinParameters';
import type { PreJoinAnswer } from './PreJoinPage';

/** A link with a name joins at once; others first see the device check. */
export const joinsDirectly = (parameters: JoinParameters): boolean => parameters.name !== undefined;

/** What the form begins with; a link that joins at once only switches on what it names. */
export function firstAnswer(parameters: JoinParameters, name: string, choices: DeviceChoices): PreJoinAnswer {
  const unsaid = !joinsDirectly(parameters);
  return {
    name: parameters.name ?? name,
    password: parameters.password ?? '',
    choices: { ...choices, audio: parameters.audio ?? unsaid, video: parameters.video ?? unsaid },
  };
}

export function sessionRequest(parameters: JoinParameters, answer: PreJoinAnswer): SessionRequest {
  return {
    name: answer.name,
    ...(answer.password === '' ? {} : { password: answer.password }),
    ...(parameters.token === undefined ? {} : { token: parameters.token }),
    ...(parameters.avatar === undefined ? {} : { avatar: parameters.avatar }),
    ...(parameters.duration === undefined ? {} : { duration: parameters.duration }),
    create: true,
  };
}

export function meetingStart(parameters: JoinParameters, choices: DeviceChoices): MeetingStart {
  return {
    choices,
    screen: parameters.screen ?? false,
    chat: parameters.chat ?? false,
    hideSelf: parameters.hide ?? false,
    announce: parameters.notify ?? !joinsDirectly(parameters),
  };
}

/** Refusals that the form can mend by asking for the password. */
export const needsPassword = (code: ErrorCode): boolean => code === 'password_required' || code === 'wrong_password';
