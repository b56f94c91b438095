import { ConnectionError } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/apiError';
import { joinFailure } from './joinFailure';

describe('a failed join', () => {
  it('keeps what the gateway said', () => expect(joinFailure(new ApiError('full')).code).toBe('full'));

  it.each([
    ['the meeting is full', 'full'],
    ['the meeting is locked', 'locked'],
    ['the meeting has ended', 'ended'],
    ['token expired', 'token_expired'],
    ['requested room does not exist', 'not_found'],
    ['no', 'token_invalid'],
  ])('reads the media node saying "%s" as %s', (text, code) =>
    expect(joinFailure(ConnectionError.notAllowed(text, 403)).code).toBe(code),
  );

  it('is the network when no server answers', () =>
    expect(joinFailure(ConnectionError.serverUnreachable('x')).code).toBe('unreachable'));

  it('is unknown for anything else', () => expect(joinFailure(new TypeError('x')).code).toBe('unknown'));
});
