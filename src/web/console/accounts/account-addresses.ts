import type { Role } from '../start/start.ts';

const everybody: readonly Role[] = ['owner', 'operator', 'editor'];

const owner: readonly Role[] = ['owner'];

/** The pages of the accounts, with who may open them; their words lie below `accounts.<name>`. */
export const accountAddresses = [
  { name: 'own', href: '/console/settings/account', roles: everybody },
  { name: 'sessions', href: '/console/settings/sessions', roles: everybody },
  { name: 'tokens', href: '/console/settings/tokens', roles: everybody },
  { name: 'team', href: '/console/settings/operators', roles: owner },
  { name: 'audit', href: '/console/settings/audit', roles: owner },
] as const satisfies readonly { name: string; href: string; roles: readonly Role[] }[];
