import { AppError } from '../../base/errors.ts';
import { hashSecret, newSecret } from '../../base/secrets.ts';
import { type AuditedCall, auditEntry } from '../audit/audit.ts';
import type { AccountDeps } from '../deps.ts';
import type { OperatorAccount, OperatorRole } from '../ports.ts';
import { hashPassword, passwordMin } from './password.ts';

export type NewOperator = {
  name: string;
  email?: string;
  role: OperatorRole;
  /** Without one the account can only be used by API tokens. */
  password?: string;
};

/** A new account, not stored yet. One without an address gets a unique one under `.invalid`, which RFC 2606 keeps unreachable. */
export async function newAccount(deps: AccountDeps, wanted: NewOperator): Promise<OperatorAccount> {
  const id = deps.ids.next('opr');
  return {
    id,
    name: wanted.name.trim(),
    email: (wanted.email ?? `${Buffer.from(id).toString('hex')}@operator.invalid`).trim().toLowerCase(),
    role: wanted.role,
    passwordHash: wanted.password === undefined ? '' : await hashPassword(wanted.password),
    epoch: 1,
    createdAt: deps.clock.now(),
  };
}

/** Creates an operator. AppError `conflict` when the name or the e-mail address is taken, `invalid` for an unusable name or password. */
export async function addOperator(
  deps: AccountDeps,
  wanted: NewOperator,
  by: AuditedCall = {},
): Promise<OperatorAccount> {
  if (!isName(wanted.name)) {
    throw new AppError('invalid', 'invalid_name', 'An operator needs a name of 1 to 100 characters on one line');
  }
  if (wanted.password !== undefined && wanted.password.length < passwordMin) {
    throw new AppError('invalid', 'weak_password', `A password needs at least ${passwordMin} characters`);
  }
  if (await deps.operators.byName(wanted.name.trim())) {
    throw new AppError('conflict', 'name_taken', `There is an operator named ${wanted.name.trim()} already`);
  }
  const account = await newAccount(deps, wanted);
  const done = { action: 'operator.added', target: account.name, detail: account.role } as const;
  await deps.operators.insert(account, auditEntry(deps, by, done));
  return account;
}

/**
 * Makes an API token that acts as the operator it names, and creates that operator when there is none of the name.
 * The token (`sd_` and 128 random bits) is returned here once and stored only as its hash.
 * AppError `conflict` when the operator exists with another role: a token can do what its operator can, no less.
 */
export async function addApiToken(
  deps: AccountDeps,
  wanted: { operatorName: string; role: OperatorRole },
): Promise<string> {
  const name = wanted.operatorName.trim();
  const known = await deps.operators.byName(name);
  if (known && known.role !== wanted.role) {
    const message = `${name} is ${known.role}, and a token acts as the operator it names: ask for --role ${known.role}, or give another name`;
    throw new AppError('conflict', 'other_role', message);
  }
  const operator = known ?? (await addOperator(deps, { name, role: wanted.role }));
  return (await newApiToken(deps, operator, name, {})).secret;
}

/** An API token of an operator, named for what it is for: the secret is given here once. */
export async function newApiToken(
  deps: AccountDeps,
  operator: { id: string; name: string },
  name: string,
  by: AuditedCall,
): Promise<{ id: string; secret: string }> {
  const secret = `sd_${newSecret()}`;
  const id = deps.ids.next('tok');
  const token = { hash: hashSecret(secret), id, operatorId: operator.id, name, createdAt: deps.clock.now() };
  const done = { action: 'token.created', target: name, detail: operator.name } as const;
  await deps.operators.insertApiToken(token, auditEntry(deps, by, done));
  return { id, secret };
}

/** A name is shown to customers beside replies: one line, no control characters. */
export function isName(name: string): boolean {
  const trimmed = name.trim();
  return trimmed.length >= 1 && trimmed.length <= 100 && !/[\p{Cc}\p{Cf}]/u.test(trimmed);
}
