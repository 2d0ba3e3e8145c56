import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { Locale } from '../base/locale.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { Policy } from '../dialogs/content/policy.ts';
import type { Say } from '../dialogs/words/say.ts';
import type { GapQuery, GapReport } from '../knowledge/gaps/find-gaps.ts';
import type { RatingStore } from '../survey/ports.ts';
import type { DeskAwayStore, StaffStore } from '../tickets/people/ports.ts';
import type { TicketStore } from '../tickets/ports.ts';
import type { ConversationLog, Presence } from '../turn/ports.ts';
import type { Turns } from '../turn/turn.ts';
import type { AuditLog } from './audit/ports.ts';
import type { CustomerFiles } from './customers/ports.ts';
import type { KnowledgeDeps } from './knowledge/deps.ts';
import type { LiveDesk, ReadMarks, SavedViews } from './live/ports.ts';
import type { DeadLetters, FreshLink, OperatorAccount, OperatorStore, UndeliveredMessages } from './ports.ts';

/** What live updates, and the signs of life of operators, need. */
export type LiveApiDeps = {
  live: LiveDesk;
  reads: ReadMarks;
  /** Shows a customer that an operator is writing; lasts a few seconds. */
  showTyping(conversationId: string, operatorName: string): void;
};

export type ViewDeps = { views: SavedViews; ids: Ids; clock: Clock };

/** What creating, signing in and recognising operators needs; the command line has no more than this. */
export type AccountDeps = { operators: OperatorStore; clock: Clock; ids: Ids };

export type SetupDeps = AccountDeps & {
  /** Where the desk is reached, without a slash at the end. */
  publicUrl(): string;
  /** The desk's secret, from which the links to choose a password are derived. */
  signingKey: string;
};

export type SignInDeps = AccountDeps & {
  auditLog: AuditLog;
  limiter: {
    /** Counts one try of `key` under the limit `name`; rejects with AppError `limited` past it. */
    take(name: string, key: string): Promise<void>;
    /** Gives all tries of `key` back, after a success. */
    clear(name: string, key: string): Promise<void>;
  };
  /** True when the desk is reached over https: the session cookie is then sent over https only. */
  secureCookies: boolean;
};

export type TicketDeps = {
  tickets: TicketStore;
  log: ConversationLog;
  outbox: UndeliveredMessages;
  turns: Turns;
  live: Pick<LiveDesk, 'viewersOf'>;
  operators: Pick<OperatorStore, 'list'>;
  /** Whether an address is one that the desk writes to; left out while it sends no e-mail. */
  isMailable?: ((address: string) => boolean) | undefined;
  /** Whether a customer is in their chat, as far as this process knows. */
  presence(conversationId: string): Presence;
  /** As they are now: the files may change. */
  content(): Pick<Content, 'canned' | 'macros'>;
};

export type TeamDeps = SetupDeps &
  Pick<TicketDeps, 'tickets' | 'turns'> & {
    /** Mails somebody the link to choose a password; false when that cannot be. Left out while the desk sends no mail. */
    mailLink?(account: OperatorAccount, link: FreshLink): Promise<boolean>;
  };

/** What opening a ticket by hand needs. */
export type ByHandDeps = Pick<TicketDeps, 'turns' | 'operators'> & { ids: Ids; locales: readonly Locale[] };

export type CustomerDeps = { customers: CustomerFiles; log: ConversationLog; auditLog: AuditLog; clock: Clock };

export type PageDeps = TicketDeps & {
  say: Say;
  /** The languages of `dialogs/`, the default one first. */
  locales: readonly Locale[];
  clock: Clock;
  /** IANA name of the zone in which pages show times; UTC when left out. */
  timeZone?: string;
};

/** What the page that holds the console's browser code needs. */
export type AppPageDeps = Pick<PageDeps, 'say' | 'locales' | 'clock' | 'timeZone'> &
  Pick<AccountDeps, 'operators' | 'clock'> & {
    /** Every sentence whose key begins with `prefix`, by the rest of its key. */
    sentences(locale: Locale, prefix: string): Record<string, string>;
    /** Address of a built file, `console.js` or `console.css`. */
    asset(name: string): string;
    /** Addresses of the code that a built file cannot run without. */
    assetParts(name: string): readonly string[];
  };

export type GapsDeps = {
  /** What customers asked in vain; rejects when the events cannot be read. */
  gaps(query: GapQuery): Promise<GapReport>;
  locales: readonly Locale[];
  publicUrl(): string;
};

export type PeopleDeps = Pick<AccountDeps, 'operators' | 'clock'> & {
  auditLog: AuditLog;
  staff: StaffStore;
  deskAway: DeskAwayStore;
  policy(): Pick<Policy, 'assignment' | 'queues' | 'hours'>;
  /** The desk can send e-mail. */
  canMail?: boolean;
  /** The languages of `dialogs/`. */
  locales: readonly Locale[];
  /** Told when somebody's presence or skills have changed. */
  staffChanged(id: string): Promise<void>;
  /** Told when the desk has gone away or come back. */
  deskChanged(): Promise<void>;
};

export type ConsoleDeps = SetupDeps &
  SignInDeps &
  TicketDeps &
  TeamDeps &
  CustomerDeps &
  PageDeps &
  GapsDeps &
  AppPageDeps &
  PeopleDeps &
  KnowledgeDeps &
  LiveApiDeps &
  ViewDeps & { deadLetters: DeadLetters; ratings: RatingStore; auditLog: AuditLog };
