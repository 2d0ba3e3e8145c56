import { z } from 'zod';
import type { FreshLink, OperatorAccount } from '../../ports.ts';

export const Role = z.enum(['owner', 'operator', 'editor']);

export const AccountJson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable().describe('Null for an account that only uses API tokens'),
  role: Role,
  canSignIn: z
    .boolean()
    .describe('False before an invitation is accepted, and for an account that only uses API tokens'),
  createdAt: z.string(),
});

export const LinkJson = z.object({
  url: z.string().describe('Good for one use; shown only in this answer'),
  kind: z.enum(['invite', 'reset']),
  expiresAt: z.string(),
  isMailed: z.boolean().describe('True when it is also on its way to the e-mail address of the account'),
});

export function presentAccount(account: OperatorAccount): z.infer<typeof AccountJson> {
  const { id, name, email, role, passwordHash, createdAt } = account;
  return {
    id,
    name,
    email: email.endsWith('.invalid') ? null : email,
    role,
    canSignIn: passwordHash !== '',
    createdAt,
  };
}

export function presentLink({ url, kind, expiresAt }: FreshLink, isMailed: boolean): z.infer<typeof LinkJson> {
  return { url, kind, expiresAt, isMailed };
}
