import { ConnectionError, ConnectionErrorReason } from 'livekit-client';
import { ApiError, codeOfError, type ErrorCode } from '../api/apiError';

const words: [RegExp, ErrorCode][] = [
  [/full/i, 'full'],
  [/locked/i, 'locked'],
  [/ended/i, 'ended'],
  [/expired/i, 'token_expired'],
  [/not (exist|found)/i, 'not_found'],
];

/** Why the way into a meeting failed, whether the gateway or the media node said no. */
export function joinFailure(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (!(error instanceof ConnectionError)) return new ApiError(codeOfError(error));
  if (error.reason === ConnectionErrorReason.NotAllowed) {
    const told = words.find(([pattern]) => pattern.test(error.message));
    return new ApiError(told?.[1] ?? 'token_invalid', error.status);
  }
  return new ApiError('unreachable', error.status);
}
