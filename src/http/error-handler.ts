import { AppError, type ErrorKind } from '../base/errors.ts';

/** What a failed request is answered: a status and `{ error: { code, message } }`. */
export type Fault = { status: number; code: string; message: string; headers: Record<string, string> };

const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  internal: 500,
};

/** Codes of HTTP itself that are finer than their kind. */
const statusOfCode: Readonly<Record<string, number>> = {
  method_not_allowed: 405,
  too_large: 413,
  unsupported_type: 415,
};

/** The one place that turns an error into a status. Anything that is not an AppError is our fault and says nothing of itself. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof AppError) || error.kind === 'internal') {
    return { status: 500, code: 'internal', message: 'Something went wrong on our side', headers: {} };
  }
  const status = statusOfCode[error.code] ?? statusOfKind[error.kind];
  return { status, code: error.code, message: error.message, headers: faultHeaders(status, error) };
}

function faultHeaders(status: number, error: AppError): Record<string, string> {
  if (status === 429) return { 'retry-after': String(error.retryAfterSeconds ?? 60) };
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  // the rest of an oversized body is not worth reading
  if (status === 413) return { connection: 'close' };
  return {};
}
