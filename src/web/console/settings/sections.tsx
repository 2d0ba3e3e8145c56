import type { ComponentType } from 'react';
import { AccountCard } from '../accounts/account-pages.tsx';

/** Further parts of the settings page, each a card of its own, in their order. */
export const settingsSections: readonly { key: string; Section: ComponentType }[] = [
  { key: 'accounts', Section: AccountCard },
];
