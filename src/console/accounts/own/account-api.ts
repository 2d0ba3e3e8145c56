import { z } from 'zod';
import { AppError, NotFoundError } from '../../../base/errors.ts';
import { type Call, type Route, route } from '../../../http/route.ts';
import { auditEntry } from '../../audit/audit.ts';
import type { SignInDeps } from '../../deps.ts';
import type { OperatorAccount } from '../../ports.ts';
import { signedIn } from '../../tickets/action-route.ts';
import { isName } from '../accounts.ts';
import { inPerson } from '../in-person.ts';
import { hashPassword, isPassword, passwordMax, passwordMin } from '../password.ts';
import { openSession } from '../sessions.ts';
import { renamed, withPassword } from '../team/rules.ts';
import { AccountJson, presentAccount } from '../team/team-json.ts';

const NameBody = z.strictObject({ name: z.string().trim().refine(isName, 'one line of 1 to 100 characters') });
const PasswordBody = z.strictObject({
  current: z.string().max(passwordMax),
  next: z.string().min(passwordMin).max(passwordMax),
});
type PasswordCall = Call<undefined, undefined, z.infer<typeof PasswordBody>>;
const own = { access: 'editor', limit: 'operator', replies: { 200: AccountJson } } as const;

/** One's own account. */
export function accountApi(deps: SignInDeps): Route[] {
  return [
    route({
      ...own,
      method: 'GET',
      path: '/api/account',
      summary: 'Your account',
      handle: async ({ operator }) => ({ json: presentAccount(await find(deps, signedIn(operator).id)) }),
    }),
    route({
      ...own,
      method: 'PUT',
      path: '/api/account/name',
      summary: 'Change your name, which customers see beside your replies',
      body: NameBody,
      handle: async call => {
        const { id, name: before } = inPerson(call.operator);
        const { name } = call.body;
        const entry = auditEntry(deps, call, { action: 'operator.renamed', target: name, detail: before });
        const account = await deps.operators.update(id, (one, others) => renamed(one, name, others), entry);
        if (!account) throw new NotFoundError('operator', id);
        return { json: presentAccount(account) };
      },
    }),
    route({
      ...own,
      method: 'PUT',
      path: '/api/account/password',
      summary: 'Change your password; all your other sessions end',
      body: PasswordBody,
      handle: call => changePassword(deps, call),
    }),
  ];
}

/** The try is counted like a sign-in, so that a session left open is no way to guess the password. */
async function changePassword(deps: SignInDeps, call: PasswordCall) {
  const before = await find(deps, inPerson(call.operator).id);
  await deps.limiter.take('signIn', before.email);
  if (!(await isPassword(call.body.current, before.passwordHash))) {
    throw new AppError('forbidden', 'wrong_password', 'The current password is not right');
  }
  await deps.limiter.clear('signIn', before.email);
  const hash = await hashPassword(call.body.next);
  const entry = auditEntry(deps, call, { action: 'password.changed', target: before.name });
  const account = await deps.operators.update(before.id, one => withPassword(one, hash), entry);
  if (!account) throw new NotFoundError('operator', before.id);
  // the session that asked ended with the others: it goes on in a new one
  const isSession = call.operator?.via === 'session';
  const headers = isSession ? { 'set-cookie': await openSession(deps, account, call) } : {};
  return { headers, json: presentAccount(account) };
}

async function find({ operators }: SignInDeps, id: string): Promise<OperatorAccount> {
  const account = await operators.byId(id);
  if (!account) throw new NotFoundError('operator', id);
  return account;
}
