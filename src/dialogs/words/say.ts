import type { Locale } from '../../base/locale.ts';

/** Fills a sentence of `dialogs/<locale>/*.yaml` by its dotted key; `{name}` placeholders only. Throws for an unknown key. */
export type Say = (locale: Locale, key: string, values?: Readonly<Record<string, string | number>>) => string;
