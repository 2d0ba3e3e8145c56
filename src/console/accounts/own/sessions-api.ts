import { z } from 'zod';
import { NotFoundError } from '../../../base/errors.ts';
import { hashSecret } from '../../../base/secrets.ts';
import type { Credentials } from '../../../http/guard/auth.ts';
import { type Route, route } from '../../../http/route.ts';
import { auditEntry } from '../../audit/audit.ts';
import type { AccountDeps } from '../../deps.ts';
import type { LiveSession } from '../../ports.ts';
import { signedIn } from '../../tickets/action-route.ts';
import { inPerson } from '../in-person.ts';
import { sessionCookie } from '../sessions.ts';
import { browserOf } from './browser.ts';

const OpenSessionJson = z.object({
  id: z.string(),
  createdAt: z.string().nullable(),
  usedAt: z.string().nullable().describe('Kept once a minute'),
  expiresAt: z.string(),
  ip: z.string().nullable().describe('The address it was opened from'),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  isCurrent: z.boolean().describe('The one that asks'),
});
const own = { access: 'editor', limit: 'operator' } as const;

/** One's own sessions. */
export function sessionsApi(deps: AccountDeps): Route[] {
  return [list(deps), end(deps), endOthers(deps)];
}

function list(deps: AccountDeps): Route {
  return route({
    ...own,
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where you are signed in, the newest first',
    replies: { 200: z.object({ items: z.array(OpenSessionJson) }) },
    handle: async call => {
      const sessions = await deps.operators.sessions(signedIn(call.operator).id, deps.clock.now());
      const current = currentHash(call);
      return { json: { items: sessions.map(session => presentSession(session, current)) } };
    },
  });
}

function end(deps: AccountDeps): Route {
  return route({
    ...own,
    method: 'DELETE',
    path: '/api/sessions/{id}',
    summary: 'End one of your sessions',
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) }),
    handle: async call => {
      const { id } = inPerson(call.operator);
      const isEnded = await deps.operators.endSession(
        id,
        call.params.id,
        auditEntry(deps, call, { action: 'session.revoked' }),
      );
      if (!isEnded) throw new NotFoundError('session', call.params.id);
      return { empty: true };
    },
  });
}

function endOthers(deps: AccountDeps): Route {
  return route({
    ...own,
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'End all your sessions but the one that asks',
    replies: { 200: z.object({ ended: z.number().int() }) },
    handle: async call => {
      const entry = auditEntry(deps, call, { action: 'session.othersRevoked' });
      return {
        json: { ended: await deps.operators.endSessions(inPerson(call.operator).id, currentHash(call), entry) },
      };
    },
  });
}

/** Empty when an API token asks: no session is the current one then. */
function currentHash(call: Pick<Credentials, 'cookie'>): string {
  const secret = call.cookie(sessionCookie);
  return secret ? hashSecret(secret) : '';
}

function presentSession(session: LiveSession, current: string): z.infer<typeof OpenSessionJson> {
  const { id, createdAt, usedAt, expiresAt, ip, agent, hash } = session;
  const { browser, system } = browserOf(agent);
  return {
    id,
    createdAt: createdAt ?? null,
    usedAt: usedAt ?? null,
    expiresAt,
    ip: ip ?? null,
    browser: browser ?? null,
    system: system ?? null,
    isCurrent: hash === current,
  };
}
