import type { Access, Identity } from '../route.ts';

/** Routes that are the operators' own. */
export type StaffAccess = Exclude<Access, 'public' | 'signed'>;

/**
 * Who may do what: the one table. Routes name the access they need, and this says which roles have it.
 * - `editor`: what holds no customer's data: articles and gaps (personal details masked), one's own account, sessions and tokens.
 * - `operator`: tickets, customers, conversations and what is counted from them.
 * - `owner`: who works here, what they may do, and what was done.
 */
const rolesOf: Readonly<Record<StaffAccess, readonly Identity['role'][]>> = {
  editor: ['owner', 'operator', 'editor'],
  operator: ['owner', 'operator'],
  owner: ['owner'],
};

export function mayEnter(role: Identity['role'], access: StaffAccess): boolean {
  return rolesOf[access].includes(role);
}
