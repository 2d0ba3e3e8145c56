import type { ComponentType } from 'react';
import { accountPages } from './accounts/account-pages.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { inboxPath } from './inbox/inbox-path.ts';
import type { IconName } from './shell/icons.tsx';
import { later } from './start/later.tsx';
import type { Role } from './start/start.ts';

export type ConsolePage = {
  /** Address below which it lies, as wouter writes it: `/console/team`, `/console/knowledge/*?`. */
  path: string | RegExp;
  Page: ComponentType;
  /** Who may open it; left out: everybody. */
  roles?: readonly Role[];
  /** Its entry in the navigation; a page without one is reached by links. `word` is a key below `console.` */
  nav?: { href: string; word: string; icon: IconName };
};

/** Every page of the console, in the order of the navigation. The first that fits an address is shown. */
export const pages: readonly ConsolePage[] = [
  {
    path: inboxPath,
    Page: InboxPage,
    roles: ['owner', 'operator'],
    nav: { href: '/console', word: 'nav.inbox', icon: 'inbox' },
  },
  {
    path: '/console/knowledge/*?',
    Page: later(async () => (await import('./knowledge/knowledge-page.tsx')).KnowledgePage),
    nav: { href: '/console/knowledge', word: 'nav.knowledge', icon: 'book' },
  },
  {
    path: '/console/team',
    Page: later(async () => (await import('./team/team-page.tsx')).TeamPage),
    roles: ['owner', 'operator'],
    nav: { href: '/console/team', word: 'nav.team', icon: 'people' },
  },
  {
    path: '/console/settings',
    Page: later(async () => (await import('./settings/settings-page.tsx')).SettingsPage),
    nav: { href: '/console/settings', word: 'nav.settings', icon: 'gear' },
  },
  {
    path: '/console/undelivered',
    Page: later(async () => (await import('./undelivered/undelivered-page.tsx')).UndeliveredPage),
    roles: ['owner', 'operator'],
  },
  ...accountPages,
];
