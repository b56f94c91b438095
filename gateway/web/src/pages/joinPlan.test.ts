import { describe, expect, it } from 'vitest';
import { readJoinParameters } from './joinParameters';
import { firstAnswer, joinsDirectly, meetingStart, needsPassword, sessionRequest } from './joinPlan';

const devices = { audio: true, video: true, microphoneId: 'm', cameraId: '', speakerId: '' };
const read = (url: string) => readJoinParameters(new URL(url, 'http://localhost'));

describe('a link with a name', () => {
  const parameters = read('/join?room=r&name=Ann&audio=1&roomPassword=secret&token=t&duration=01:00:00');

  it('joins at once', () => expect(joinsDirectly(parameters)).toBe(true));

  it('switches on only what it names', () => {
    expect(firstAnswer(parameters, 'Bob', devices)).toEqual({
      name: 'Ann',
      password: 'secret',
      choices: { ...devices, audio: true, video: false },
    });
  });

  it('asks for a session with everything that it carries', () => {
    expect(sessionRequest(parameters, firstAnswer(parameters, '', devices))).toEqual({
      name: 'Ann',
      password: 'secret',
      token: 't',
      duration: '01:00:00',
      create: true,
    });
  });

  it('announces others only where it says so', () => {
    expect(meetingStart(parameters, devices).announce).toBe(false);
    expect(meetingStart(read('/join?room=r&name=Ann&notify=1'), devices).announce).toBe(true);
  });
});

describe('a link without a name', () => {
  const parameters = read('/join/r?video=0&screen=1&chat=1&hide=1');

  it('shows the device check with the name used last', () => {
    expect(joinsDirectly(parameters)).toBe(false);
    expect(firstAnswer(parameters, 'Bob', devices)).toMatchObject({ name: 'Bob', choices: { audio: true, video: false } });
  });

  it('begins the meeting as it asks', () => {
    expect(meetingStart(parameters, devices)).toEqual({
      choices: devices,
      screen: true,
      chat: true,
      hideSelf: true,
      announce: true,
    });
  });
});

describe('a refusal', () => {
  it('leads to the form only when a password mends it', () => {
    expect(needsPassword('wrong_password')).toBe(true);
    expect(needsPassword('password_required')).toBe(true);
    expect(needsPassword('full')).toBe(false);
  });
});
