import type { ComponentType } from 'react';
import { AccountCard } from '../accounts/account-card.tsx';
import { AttentionSection } from '../attention/attention-section.tsx';
import { type Role, start } from '../start/start.ts';

/** Further parts of the settings page, each a card of its own, in their order. */
const sections: readonly { key: string; Section: ComponentType; roles?: readonly Role[] }[] = [
  // nothing calls somebody who answers no customers
  { key: 'attention', Section: AttentionSection, roles: ['owner', 'operator'] },
  { key: 'accounts', Section: AccountCard },
];

/** Those of whoever is signed in. */
export const settingsSections = sections.filter(({ roles }) => roles?.includes(start.operator.role) ?? true);
