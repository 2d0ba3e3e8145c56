import type { ComponentType } from 'react';
import { AccountCard } from '../accounts/account-pages.tsx';
import { AttentionSection } from '../attention/attention-section.tsx';

/** Further parts of the settings page, each a card of its own, in their order. */
export const settingsSections: readonly { key: string; Section: ComponentType }[] = [
  { key: 'attention', Section: AttentionSection },
  { key: 'accounts', Section: AccountCard },
];
