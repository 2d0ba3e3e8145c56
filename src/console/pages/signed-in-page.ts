import type { Credentials } from '../../http/guard/auth.ts';
import type { Identity, Reply } from '../../http/route.ts';
import { authenticateOperator } from '../accounts/sessions.ts';
import type { AccountDeps } from '../deps.ts';

type Deps = Pick<AccountDeps, 'operators' | 'clock'>;

/** Runs `show` for whoever is signed in; anybody else is sent to sign in and comes back to `path`. */
export async function asSignedIn(
  deps: Deps,
  call: Credentials,
  path: string,
  show: (operator: Identity) => Promise<Reply>,
): Promise<Reply> {
  const operator = await authenticateOperator(deps)(call);
  if (operator !== undefined) return show(operator);
  const onward = path === '/console' ? '' : `?onward=${encodeURIComponent(path)}`;
  return { redirect: `/console/sign-in${onward}` };
}
