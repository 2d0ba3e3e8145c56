import { systemClock } from '../../base/clock.ts';
import { randomIds } from '../../base/ids.ts';
import { newSecret } from '../../base/secrets.ts';
import { addOperator } from '../../console/accounts/accounts.ts';
import { withStore } from '../desk-store.ts';
import { readRole } from '../token-add.ts';
import { readAddress } from './address.ts';

/** Makes an operator who can sign in, with a random password that is printed once. */
export async function addOperatorAccount(name: string, options: { email: string; role: string }): Promise<void> {
  const email = readAddress(options.email);
  const role = readRole(options.role);
  const password = newSecret();
  await withStore(store =>
    addOperator({ operators: store.operators, clock: systemClock, ids: randomIds }, { name, email, role, password }),
  );
  console.log(`${name} can sign in at /console with ${email} and the password ${password} (shown only now).`);
}
