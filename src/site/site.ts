import type { Clock } from '../base/clock.ts';
import type { Locale } from '../base/locale.ts';
import type { Say } from '../dialogs/words/say.ts';
import type { Knowledge, Terms } from '../knowledge/ports.ts';
import type { OpeningHours } from '../tickets/hours/business-time.ts';
import type { TicketStore } from '../tickets/ports.ts';
import type { WebAssets } from './assets.ts';
import type { ArticleFeedback } from './ports.ts';

/** What the public pages are made from. */
export type Site = {
  knowledge: Knowledge;
  /** Cuts a reader's search into index terms. */
  terms: Terms;
  say: Say;
  /** Locales with sentences; the first one is for readers whose language none of them is. */
  locales: readonly Locale[];
  assets: WebAssets;
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl(): string;
  tickets: TicketStore;
  /** What readers say of the articles. */
  feedback: ArticleFeedback;
  clock: Clock;
  /** Signs the addresses of tickets' status pages. */
  statusKey: string;
  /** IANA name, for the times that pages show. */
  timeZone: string;
  /** When people answer, as it is now; with the times when everybody is away. */
  hours(): OpeningHours;
  /** Origins of the pages that may frame the chat (`https://shop.example`); empty or left out: any page. */
  embedOrigins?: readonly string[];
};
