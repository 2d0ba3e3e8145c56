import type { ComponentType } from 'react';

/** Further parts of the settings page, each a card of its own, in their order. */
export const settingsSections: readonly { key: string; Section: ComponentType }[] = [];
