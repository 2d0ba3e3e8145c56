import { z } from 'zod';
import { NotFoundError } from '../../../base/errors.ts';
import { type Identity, type Route, route } from '../../../http/route.ts';
import { auditEntry } from '../../audit/audit.ts';
import type { AccountDeps } from '../../deps.ts';
import type { ApiToken } from '../../ports.ts';
import { signedIn } from '../../tickets/action-route.ts';
import { isName, newApiToken } from '../accounts.ts';
import { inPerson } from '../in-person.ts';

const TokenJson = z.object({
  id: z.string(),
  name: z.string().describe('What it is for'),
  operator: z.object({ id: z.string(), name: z.string() }).describe('As whom it acts'),
  createdAt: z.string(),
  usedAt: z.string().nullable().describe('Kept once a minute; null when it was never used'),
});
const own = { access: 'editor', limit: 'operator' } as const;

/** API tokens: everybody's own, and all of them for the owner. */
export function tokensApi(deps: AccountDeps): Route[] {
  return [list(deps), create(deps), revoke(deps)];
}

function list(deps: AccountDeps): Route {
  return route({
    ...own,
    method: 'GET',
    path: '/api/tokens',
    summary: 'Your API tokens, without their secrets; the owner sees those of everybody',
    replies: { 200: z.object({ items: z.array(TokenJson) }) },
    handle: async ({ operator }) => ({ json: { items: (await seenBy(deps, signedIn(operator))).map(presentToken) } }),
  });
}

function create(deps: AccountDeps): Route {
  return route({
    ...own,
    method: 'POST',
    path: '/api/tokens',
    summary: 'Make an API token that acts as you; its secret is shown only in this answer',
    body: z.strictObject({ name: z.string().trim().refine(isName, 'one line of 1 to 100 characters') }),
    replies: { 201: z.object({ id: z.string(), token: z.string() }) },
    handle: async call => {
      const { id, secret } = await newApiToken(deps, inPerson(call.operator), call.body.name, call);
      return { status: 201, json: { id, token: secret } };
    },
  });
}

function revoke(deps: AccountDeps): Route {
  return route({
    ...own,
    method: 'DELETE',
    path: '/api/tokens/{id}',
    summary: 'Revoke an API token: your own, or as the owner anybody’s',
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) }),
    handle: async call => {
      const { id } = call.params;
      const token = (await seenBy(deps, signedIn(call.operator))).find(one => one.id === id);
      if (!token) throw new NotFoundError('API token', id);
      const entry = auditEntry(deps, call, {
        action: 'token.revoked',
        target: token.name,
        detail: token.operatorName,
      });
      await deps.operators.deleteApiToken(token.operatorId, id, entry);
      return { empty: true };
    },
  });
}

async function seenBy({ operators }: AccountDeps, { id, role }: Identity): Promise<ApiToken[]> {
  if (role !== 'owner') return operators.apiTokens(id);
  const all = await Promise.all((await operators.list()).map(one => operators.apiTokens(one.id)));
  return all.flat();
}

function presentToken(token: ApiToken): z.infer<typeof TokenJson> {
  const { id, name, operatorId, operatorName, createdAt, usedAt } = token;
  return { id, name, operator: { id: operatorId, name: operatorName }, createdAt, usedAt: usedAt ?? null };
}
