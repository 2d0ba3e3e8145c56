import type { Clock } from '../../base/clock.ts';
import type { Ids } from '../../base/ids.ts';
import type { Locale } from '../../base/locale.ts';
import type { Logger } from '../../base/logger.ts';
import type { Limiter } from '../../http/guard/limits.ts';
import type { ConversationLog } from '../../turn/ports.ts';
import type { Turns } from '../../turn/turn.ts';
import type { ResumeStore } from './ports.ts';

/** What the channel is built from. `limiter` must know `messages` and `polls`, both keyed by conversation here. */
export type DirectLineDeps = {
  turns: Turns;
  log: ConversationLog;
  resume: ResumeStore;
  clock: Clock;
  ids: Ids;
  /** The desk's secret; keys of this channel are derived from it. */
  signingKey: string;
  limiter: Limiter;
  logger: Logger;
  /** Where browsers reach the desk, without a trailing slash. */
  publicUrl: () => string;
  locales: readonly Locale[];
  defaultLocale: Locale;
  messageLimits?: MessageLimits;
  /** Hears that the customer of a conversation is typing; must not throw and must not wait. */
  typed?: (conversationId: string) => void;
};

export type MessageLimits = {
  /** Characters of a customer's message that are handed on; the turn keeps fewer, and tells the customer. */
  text: number;
  /** Newest activities that are given to a client that knows none or lost more. */
  replay: number;
};

export const defaultMessageLimits: MessageLimits = { text: 16_000, replay: 500 };
