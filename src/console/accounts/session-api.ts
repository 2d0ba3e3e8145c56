import { z } from 'zod';
import type { Credentials } from '../../http/guard/auth.ts';
import { type Route, route } from '../../http/route.ts';
import type { SignInDeps } from '../deps.ts';
import { passwordMax } from './password.ts';
import { endSession, openSession, signIn } from './sessions.ts';

export const SignIn = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(passwordMax),
});

export const SessionJson = z.object({
  operator: z.object({ id: z.string(), name: z.string(), role: z.enum(['owner', 'operator', 'editor']) }),
});

/** Signing in and out for programs and for the console's browser code; the session is the cookie of the first answer. */
export function sessionApi(deps: SignInDeps): Route[] {
  const end = async (call: Credentials & { ip: string }) => ({
    headers: { 'set-cookie': await endSession(deps, call) },
    empty: true as const,
  });
  return [
    route({
      method: 'POST',
      path: '/api/session',
      access: 'public',
      summary: 'Sign in with e-mail address and password',
      body: SignIn,
      replies: { 200: SessionJson },
      handle: async call => {
        const account = await signIn(deps, call.body, call.ip);
        const { id, name, role } = account;
        const cookie = await openSession(deps, account, call);
        return { headers: { 'set-cookie': cookie }, json: { operator: { id, name, role } } };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/session',
      access: 'public',
      limit: 'pages',
      summary: 'Sign out',
      handle: end,
    }),
    route({
      method: 'POST',
      path: '/api/session/end',
      access: 'public',
      limit: 'pages',
      summary: 'Sign out',
      handle: end,
    }),
  ];
}
