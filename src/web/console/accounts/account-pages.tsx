import type { ConsolePage } from '../pages.tsx';
import { later } from '../start/later.tsx';
import { accountAddresses } from './account-addresses.ts';

const drawn = {
  own: later(async () => (await import('./own-page.tsx')).OwnPage),
  sessions: later(async () => (await import('./sessions-page.tsx')).SessionsPage),
  tokens: later(async () => (await import('./tokens-page.tsx')).TokensPage),
  team: later(async () => (await import('./team/team-page.tsx')).TeamPage),
  audit: later(async () => (await import('./audit-page.tsx')).AuditPage),
};

export const accountPages: readonly ConsolePage[] = accountAddresses.map(({ name, href, roles }) => ({
  path: href,
  Page: drawn[name],
  roles,
}));
