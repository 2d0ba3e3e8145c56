import type { Locale } from '../base/locale.ts';
import type { Priority, Ticket } from '../tickets/ticket.ts';
import type { LoggedActivity } from './activity.ts';

/** Who opens a conversation, given with the first turn of one that does not exist yet. */
export type Opening = {
  channel: 'directline' | 'support' | 'msteams' | string;
  /** The channel's own id of the person, unique in the channel. */
  channelUser: string;
  name?: string;
  email?: string;
  phone?: string;
  locale: Locale;
  /** What the channel needs to write back later (a Bot Framework conversation reference), opaque here. */
  address?: unknown;
};

export type Operator = { id: string; name: string };

export type OperatorAction =
  | { type: 'claim' }
  | { type: 'release' }
  /** To somebody, or back to the queue. `from`: id of whoever had it when this was chosen, null for nobody; refused if another has it now. */
  | { type: 'assign'; to: Operator | undefined; from?: string | null }
  /** Into another queue, for whoever knows it. */
  | { type: 'move'; queue: string }
  | { type: 'reply'; text: string }
  /** `mentions`: ids of the operators whom it names. */
  | { type: 'note'; text: string; mentions?: string[] }
  | { type: 'resolve'; text?: string }
  | { type: 'reopen' }
  /** `until`: ISO instant. */
  | { type: 'snooze'; until: string }
  | { type: 'wake' }
  | { type: 'tag'; add: string[]; remove: string[] }
  | { type: 'prioritise'; priority: Priority }
  /** Its question and answer have become a file of the knowledge folder. */
  | { type: 'saved-as-article'; file: string }
  /** By its name in `dialogs/macros.yaml`: all of its actions or none. */
  | { type: 'macro'; name: string }
  /** `into` goes on in its place; `force`: of another customer too. */
  | { type: 'merge'; into: string; force?: true }
  | { type: 'unmerge' };

/** `cutAt`: the length in characters that a longer value was cut to. */
export type SubmittedFields = { form: string; values: Record<string, string>; cutAt?: number };

/** One thing that happens to one conversation. All of them go through `Turns.handle`. */
export type Turn =
  /** The conversation begins and the bot greets; does nothing when it exists. */
  | { kind: 'start'; conversationId: string; opening: Opening }
  | {
      kind: 'message';
      conversationId: string;
      /** The client's id of this activity; the same id again is answered from what is stored. */
      clientId?: string;
      text: string;
      /** The language the customer chose by hand since their last message; undefined: that of the conversation. */
      locale?: Locale;
      /** Values of a submitted form card, by field id. */
      fields?: SubmittedFields;
      /** Creates the conversation in the same commit when it does not exist; refreshes its address when it does. */
      opening?: Opening;
      /** True for a single question over HTTP: nothing is asked back, and a ticket needs an e-mail address. */
      oneShot?: boolean;
    }
  | { kind: 'operator'; conversationId: string; ticket: string; operator: Operator; action: OperatorAction }
  /** An operator opens a ticket for somebody who came by telephone, in person or over social media. */
  | {
      kind: 'hand';
      conversationId: string;
      operator: Operator;
      opening: Opening;
      /** Of a customer who is known; `opening` then only tells the channel and the language. */
      customerId?: string;
      question: string;
      topic?: string;
      priority?: Priority;
      note?: { text: string; mentions: string[] };
    }
  /** Something of the conversation has come due: a burst, an idle episode, a hold without action. */
  | { kind: 'due'; conversationId: string };

export type Outcome = 'answered' | 'clarify' | 'escalated' | 'unanswered' | 'other';

export type TurnResult = {
  conversationId: string;
  /** The customer's activity as logged, if the turn brought one. */
  incoming: LoggedActivity | undefined;
  /** What the bot or the operator said, as logged. Empty for a repeat. */
  said: LoggedActivity[];
  /** True when the client id was seen before and nothing was done. */
  repeated: boolean;
  /** True when the message waits for the end of its burst. */
  deferred: boolean;
  outcome: Outcome;
  /** How sure it was that the best article found answers, 0 to 1, as `match.answer` of policy.yaml counts; 0 when none was looked for. */
  confidence: number;
  ticket: Ticket | undefined;
};

/** The one door. Rejects with AppError: `not_found` (conversation or ticket), `conflict` (claimed by another), `invalid`. */
export interface Turns {
  handle(turn: Turn): Promise<TurnResult>;
}
