import { z } from 'zod';
import { type Route, route } from '../../http/route.ts';
import type { AuditLine, AuditLog } from './ports.ts';

const AuditQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const AuditLineJson = z.object({
  at: z.string(),
  actor: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .describe('The operator who did it; null for somebody not signed in and for the command line'),
  action: z.string().describe('What was done, like operator.invited'),
  target: z.string().nullable().describe('What it was done to: a name of an operator or token, a number, an id'),
  detail: z.string().nullable().describe('What changed, like operator > editor'),
  ip: z.string().nullable().describe('The address it came from; null for the command line'),
});
export const AuditList = z.object({ items: z.array(AuditLineJson), next: z.string().nullable() });

/** What was done to accounts, access and rules; for the owner. */
export function auditApi(deps: { auditLog: AuditLog }): Route {
  return route({
    method: 'GET',
    path: '/api/audit',
    access: 'owner',
    limit: 'operator',
    summary: 'The audit log, the newest line first',
    query: AuditQuery,
    replies: { 200: AuditList },
    handle: async ({ query: { cursor, limit } }) => {
      const { items, next } = await deps.auditLog.list({ limit, ...(cursor ? { cursor } : {}) });
      return { json: { items: items.map(present), next: next ?? null } };
    },
  });
}

function present({ at, actor, action, target, detail, ip }: AuditLine): z.infer<typeof AuditLineJson> {
  return { at, actor: actor ?? null, action, target: target ?? null, detail: detail ?? null, ip: ip ?? null };
}
