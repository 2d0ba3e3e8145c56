import { systemClock } from '../../base/clock.ts';
import { presentAccount } from '../../console/accounts/team/team-json.ts';
import type { OperatorAccount, OperatorStore } from '../../console/ports.ts';
import { padTo, widest } from '../columns.ts';
import { withStore } from '../desk-store.ts';

type Person = Pick<ReturnType<typeof presentAccount>, 'name' | 'email' | 'role' | 'canSignIn'> & {
  /** ISO; null where no session or token that is still good was ever used. */
  lastSeenAt: string | null;
};

/** Everybody who works here, by name, with when a session or token of theirs was last used. */
export async function listOperators(options: { json?: boolean }): Promise<void> {
  const people = await withStore(async ({ operators }) => {
    const accounts = await operators.list();
    return Promise.all(accounts.map(account => personOf(operators, account)));
  });
  if (options.json) console.log(JSON.stringify({ items: people }, null, 2));
  else for (const line of linesOf(people)) console.log(line);
}

async function personOf(operators: OperatorStore, account: OperatorAccount): Promise<Person> {
  const [sessions, tokens] = await Promise.all([
    operators.sessions(account.id, systemClock.now()),
    operators.apiTokens(account.id),
  ]);
  const used = [...sessions, ...tokens].flatMap(({ usedAt }) => (usedAt === undefined ? [] : [usedAt])).sort();
  const { name, email, role, canSignIn } = presentAccount(account);
  return { name, email, role, canSignIn, lastSeenAt: used.at(-1) ?? null };
}

function signInOf(email: string | null, canSignIn: boolean): string {
  if (canSignIn) return 'can sign in';
  return email === null ? 'API tokens only' : 'invited';
}

function linesOf(people: readonly Person[]): string[] {
  if (people.length === 0)
    return ['Nobody works here yet: solodesk start prints the link that sets up the first operator.'];
  const rows = people.map(({ name, email, role, canSignIn, lastSeenAt }) => [
    name,
    email ?? '–',
    role,
    signInOf(email, canSignIn),
    lastSeenAt === null ? 'not seen' : `seen ${lastSeenAt}`,
  ]);
  const widths = rows[0]?.map((_cell, column) => widest(rows.map(row => row[column] ?? ''))) ?? [];
  return rows.map(row =>
    row
      .map((cell, column) => padTo(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
