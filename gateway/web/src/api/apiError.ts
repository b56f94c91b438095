import type { MessageKey } from '../i18n/messages';

/** Codes the server gives for a refusal, and the two that the page adds itself. */
export const errorCodes = [
  'password_required',
  'wrong_password',
  'token_expired',
  'token_invalid',
  'locked',
  'not_found',
  'full',
  'ended',
  'too_many',
  'unavailable',
  'not_presenter',
  'no_participant',
  'bad_request',
  'unreachable',
  'unsupported',
  'unknown',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

const byStatus: Record<number, ErrorCode> = {
  401: 'token_invalid',
  404: 'not_found',
  409: 'full',
  410: 'ended',
  429: 'too_many',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** A refused or failed call, told by code so that the page can choose the words. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly status = 0,
  ) {
    super(code);
    this.name = 'ApiError';
  }

  get messageKey(): MessageKey {
    return `error.${this.code}`;
  }
}

/** The code for an answer: what the body says if we know it, else what the status means. */
export function codeOf(status: number, body: unknown): ErrorCode {
  const told = (body as { code?: unknown } | null)?.code;
  return errorCodes.find((code) => code === told) ?? byStatus[status] ?? 'unknown';
}

/** The code for anything thrown on the way into a meeting. */
export function codeOfError(error: unknown): ErrorCode {
  return error instanceof ApiError ? error.code : 'unknown';
}
