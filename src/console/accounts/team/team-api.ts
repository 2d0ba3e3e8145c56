import { z } from 'zod';
import { NotFoundError } from '../../../base/errors.ts';
import { type Route, route } from '../../../http/route.ts';
import { type AuditedCall, auditEntry } from '../../audit/audit.ts';
import type { TeamDeps } from '../../deps.ts';
import type { FreshLink, OperatorAccount } from '../../ports.ts';
import { signedIn } from '../../tickets/action-route.ts';
import { isName } from '../accounts.ts';
import { inPerson } from '../in-person.ts';
import { freeTickets } from './free-tickets.ts';
import { inviteOperator, relinkOperator } from './links.ts';
import { removed, withRole } from './rules.ts';
import { AccountJson, LinkJson, presentAccount, presentLink, Role } from './team-json.ts';

const OperatorPath = z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) });
const InviteBody = z.strictObject({
  name: z.string().trim().refine(isName, 'one line of 1 to 100 characters'),
  email: z.email().max(254),
  role: Role,
});
const Freed = z.object({ freedTickets: z.number().int().describe('Open tickets that went back to the queue') });
const owners = { access: 'owner', limit: 'operator' } as const;

/** Who works here: the owner invites, changes what they may do, and removes. */
export function teamApi(deps: TeamDeps): Route[] {
  return [list(deps), invite(deps), relink(deps), changeRole(deps), remove(deps), signOut(deps)];
}

function list(deps: TeamDeps): Route {
  return route({
    ...owners,
    method: 'GET',
    path: '/api/operators/accounts',
    summary: 'The accounts of everybody who works here, by name',
    replies: { 200: z.object({ items: z.array(AccountJson) }) },
    handle: async () => ({ json: { items: (await deps.operators.list()).map(presentAccount) } }),
  });
}

function invite(deps: TeamDeps): Route {
  return route({
    ...owners,
    method: 'POST',
    path: '/api/operators/invite',
    summary:
      'Invite somebody: the link, good for 72 hours and one use, is shown once and mailed when the desk sends mail',
    body: InviteBody,
    replies: { 201: z.object({ operator: AccountJson, link: LinkJson }) },
    handle: async call => {
      inPerson(call.operator);
      const { account, link } = await inviteOperator(deps, call.body, call);
      return { status: 201, json: { operator: presentAccount(account), link: await sent(deps, account, link) } };
    },
  });
}

function relink(deps: TeamDeps): Route {
  return route({
    ...owners,
    method: 'POST',
    path: '/api/operators/{id}/link',
    summary: 'Another link to choose a password, for an invitation that was lost or a password that was forgotten',
    params: OperatorPath,
    body: z.strictObject({}).optional(),
    replies: { 201: z.object({ link: LinkJson }) },
    handle: async call => {
      inPerson(call.operator);
      const account = await present(deps, call.params.id);
      return { status: 201, json: { link: await sent(deps, account, await relinkOperator(deps, account, call)) } };
    },
  });
}

function changeRole(deps: TeamDeps): Route {
  return route({
    ...owners,
    method: 'PUT',
    path: '/api/operators/{id}/role',
    summary: 'Change what somebody may do; the tickets of an operator who becomes an editor go back to the queue',
    params: OperatorPath,
    body: z.strictObject({ role: Role }),
    replies: { 200: Freed.extend({ operator: AccountJson }) },
    handle: async call => {
      inPerson(call.operator);
      const { role } = call.body;
      const before = await present(deps, call.params.id);
      const done = { action: 'operator.roleChanged', target: before.name, detail: `${before.role} > ${role}` } as const;
      const entry = before.role === role ? undefined : auditEntry(deps, call, done);
      const account = await deps.operators.update(before.id, (one, others) => withRole(one, role, others), entry);
      if (!account) throw new NotFoundError('operator', before.id);
      const freedTickets = role === 'editor' ? await freeTickets(deps, account.id, signedIn(call.operator)) : 0;
      return { json: { operator: presentAccount(account), freedTickets } };
    },
  });
}

function remove(deps: TeamDeps): Route {
  return route({
    ...owners,
    method: 'DELETE',
    path: '/api/operators/{id}',
    summary:
      'Remove somebody: their sessions, tokens and links end, their open tickets go back to the queue, histories keep their name',
    params: OperatorPath,
    replies: { 200: Freed },
    handle: async call => {
      inPerson(call.operator);
      const before = await deps.operators.byId(call.params.id);
      if (!before) throw new NotFoundError('operator', call.params.id);
      await removeOperator(deps, before, call);
      // also for somebody removed before: what a crash in between has left is taken up
      return { json: { freedTickets: await freeTickets(deps, before.id, signedIn(call.operator)) } };
    },
  });
}

async function removeOperator(deps: TeamDeps, before: OperatorAccount, by: AuditedCall): Promise<void> {
  if (before.removedAt !== undefined) return;
  const now = deps.clock.now();
  const entry = auditEntry(deps, by, { action: 'operator.removed', target: before.name, detail: before.role });
  await deps.operators.update(before.id, (one, others) => removed(one, others, now), entry);
}

function signOut(deps: TeamDeps): Route {
  return route({
    ...owners,
    method: 'DELETE',
    path: '/api/operators/{id}/sessions',
    summary: 'Sign somebody out everywhere',
    params: OperatorPath,
    replies: { 200: z.object({ ended: z.number().int() }) },
    handle: async call => {
      inPerson(call.operator);
      const { id, name } = await present(deps, call.params.id);
      const entry = auditEntry(deps, call, { action: 'operator.signedOut', target: name });
      return { json: { ended: await deps.operators.endSessions(id, '', entry) } };
    },
  });
}

/** Somebody who has not left. AppError `not_found` otherwise. */
async function present({ operators }: TeamDeps, id: string): Promise<OperatorAccount> {
  const account = await operators.byId(id);
  if (!account || account.removedAt !== undefined) throw new NotFoundError('operator', id);
  return account;
}

async function sent(deps: TeamDeps, account: OperatorAccount, link: FreshLink) {
  const isMailed = (await deps.mailLink?.(account, link)) ?? false;
  return presentLink(link, isMailed);
}
