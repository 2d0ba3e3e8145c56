import { z } from 'zod';
import { systemClock } from '../base/clock.ts';
import { AppError } from '../base/errors.ts';
import { randomIds } from '../base/ids.ts';
import { addApiToken } from '../console/accounts/accounts.ts';
import { withStore } from './desk-store.ts';

export const Role = z.enum(['owner', 'operator', 'editor']);

/** Prints the token and nothing else on standard output, so that a script can take it. */
export async function addToken(operatorName: string, options: { role: string }): Promise<void> {
  const role = readRole(options.role);
  const token = await withStore(store =>
    addApiToken({ operators: store.operators, clock: systemClock, ids: randomIds }, { operatorName, role }),
  );
  console.log(token);
}

export function readRole(text: string): z.infer<typeof Role> {
  const role = Role.safeParse(text);
  if (role.success) return role.data;
  throw new AppError('invalid', 'role', `--role ${text}: use owner, operator or editor`);
}
