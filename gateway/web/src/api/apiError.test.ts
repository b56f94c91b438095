import { describe, expect, it } from 'vitest';
import { messages } from '../i18n/messages';
import { ApiError, codeOf, codeOfError, errorCodes } from './apiError';

describe('the code of a refused call', () => {
  it('is what the server says', () => expect(codeOf(403, { code: 'locked' })).toBe('locked'));

  it.each([
    [401, 'token_invalid'],
    [404, 'not_found'],
    [409, 'full'],
    [410, 'ended'],
    [429, 'too_many'],
    [502, 'unavailable'],
    [500, 'unknown'],
  ])('is read from status %i where the body says nothing known', (status, code) => {
    expect(codeOf(status, null)).toBe(code);
    expect(codeOf(status, { code: 'from_the_future' })).toBe(code);
  });

  it('is unknown for anything else thrown', () => {
    expect(codeOfError(new TypeError('x'))).toBe('unknown');
    expect(codeOfError(new ApiError('full'))).toBe('full');
  });
});

describe('every code', () => {
  it.each(errorCodes)('%s has words', (code) => expect(messages[new ApiError(code).messageKey]).toBeTruthy());
});
