import { AppError } from '../../base/errors.ts';
import type { Identity } from '../../http/route.ts';
import { signedIn } from '../tickets/action-route.ts';

/**
 * The operator of a call that lets somebody in or locks somebody out. AppError `session_only` (forbidden) for an API token: one that was
 * stolen must not outlive its end by making others.
 */
export function inPerson(operator: Identity | undefined): Identity {
  const who = signedIn(operator);
  if (who.via === 'session') return who;
  throw new AppError('forbidden', 'session_only', 'An API token may not do this; sign in at /console');
}
