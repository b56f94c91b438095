import { describe, expect, it } from 'vitest';
import { booleanOf, readJoinParameters } from './joinParameters';

const read = (url: string) => readJoinParameters(new URL(url, 'http://localhost'));

describe('a join link', () => {
  it('gives every parameter of the documented form', () => {
    const link =
      '/join?room=room1&roomPassword=password123&name=John%20Doe&avatar=https%3A%2F%2Fa.example%2Fx.png&audio=true' +
      '&video=false&screen=1&chat=0&hide=TRUE&notify=False&duration=00:30:00&token=abc.def';
    expect(read(link)).toEqual({
      room: 'room1',
      password: 'password123',
      name: 'John Doe',
      avatar: 'https://a.example/x.png',
      audio: true,
      video: false,
      screen: true,
      chat: false,
      hide: true,
      notify: false,
      duration: '00:30:00',
      token: 'abc.def',
    });
  });

  it('takes false for a text as not given', () => {
    const parameters = read('/join?room=r&roomPassword=false&name=&avatar=0&token=false&duration=unlimited');
    expect(parameters).toMatchObject({ password: undefined, name: undefined, avatar: undefined, token: undefined });
    expect(parameters.duration).toBe('unlimited');
  });

  it('takes the room from the path, decoded', () => {
    expect(read('/join/caf%C3%A9%20one').room).toBe('café one');
    expect(read('/join/a/').room).toBe('a');
    expect(read('/JOIN/a').room).toBe('a');
  });

  it('prefers the room of the query', () => expect(read('/join/a?room=b').room).toBe('b'));

  it('has no room without one or with a broken escape', () => {
    expect(read('/join').room).toBeUndefined();
    expect(read('/join/').room).toBeUndefined();
    expect(read('/join/%E0%A4%A').room).toBeUndefined();
  });

  it('shows no picture from anywhere but the web', () => {
    expect(read('/join/a?avatar=javascript:alert(1)').avatar).toBeUndefined();
    expect(read('/join/a?avatar=test.jpg').avatar).toBeUndefined();
  });

  it('drops a duration that is none', () => {
    expect(read('/join/a?duration=soon').duration).toBeUndefined();
    expect(read('/join/a?duration=00:61:00').duration).toBeUndefined();
  });
});

describe('a boolean of a link', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
    ['yes', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %s as %s', (text, value) => expect(booleanOf(text)).toBe(value));
});
