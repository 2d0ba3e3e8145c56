import { deskPath } from '../practice/practice.ts';
import type { Values } from './words.ts';

/** What the server refused, or that it could not be reached (`offline`, status 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** What its sentence names, such as who has the ticket. */
  readonly values: Values;
  constructor(status: number, code: string, message: string, values: Values = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.values = values;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Asks the desk and returns its JSON; the caller names the shape, which is the server's own.
 * Somebody who is no longer signed in is taken to sign in and comes back to this address.
 * @throws ApiError
 */
export async function api<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const reply = await ask(method, path, body, signal);
  if (reply.status === 204) return undefined as T;
  const json: unknown = await reply.json().catch(() => undefined);
  if (reply.ok) return json as T;
  if (reply.status === 401) signInAgain();
  const { code = 'failed', message = '' } = faultOf(json);
  throw new ApiError(reply.status, code, message);
}

async function ask(method: Method, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(deskPath(path), {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'offline', String(error));
  }
}

function faultOf(json: unknown): { code?: string; message?: string } {
  if (typeof json !== 'object' || json === null || !('error' in json)) return {};
  return (json as { error: { code?: string; message?: string } }).error;
}

export function signInAgain(): void {
  const { pathname } = location;
  location.assign(`/console/sign-in${pathname === '/console' ? '' : `?onward=${encodeURIComponent(pathname)}`}`);
}
