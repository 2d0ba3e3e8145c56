import type { Customer } from '../customers/profile.ts';
import type { Hit, Knowledge } from '../knowledge/ports.ts';
import type { Understanding } from '../language/understanding.ts';
import type { Ticket, TicketForm } from '../tickets/ticket.ts';
import type { Content } from './content/content.ts';
import type { DialogState, SectionRef } from './dialog-state.ts';
import type { Episode } from './episode.ts';

export type Values = Readonly<Record<string, string | number>>;

/** A button: a sentence of `messages.yaml`, or words that come from an article, a form or a survey. */
export type ChoiceOf = { key: string } | { title: string };

/** Something to say: a sentence by its key, an article's section, or words of a form or survey file. Rendered by `turn/render.ts`. */
export type Said = { choices?: ChoiceOf[] } & (
  | {
      key: string;
      values?: Values /** Adds the values of the conversation's ticket: number, when, url, ... */;
      aboutTicket?: true;
    }
  | {
      words: string;
      /** Id of the form whose fields are shown as a card below the words. */
      card?: string;
    }
  /** `bare` leaves out the line that names the source, for clients that get the source beside the words. */
  | { section: SectionRef; bare?: true }
);

/** A change beside the words, carried out in the same commit. */
export type Effect =
  | {
      type: 'open-ticket';
      reason: 'unanswered' | 'unhelpful' | 'low-rating' | 'asked' | 'urgent' | 'form' | 'by-hand';
      question: string;
      topic?: string;
      form?: TicketForm;
      hit?: Hit;
      /** The operator who opens it by hand. */
      by?: { id: string; name: string };
    }
  | { type: 'add-to-ticket'; text: string; raise: boolean }
  | { type: 'give-email'; email: string }
  | { type: 'withdraw' }
  | { type: 'reopen'; text: string }
  /** `chosen`: the customer picked it. */
  | { type: 'shown'; hit: SectionRef; chosen?: true }
  | { type: 'ask-survey' }
  | { type: 'rate'; csat?: number; nps?: number; comment?: string }
  | { type: 'end-episode' }
  | { type: 'event'; kind: string; data: Record<string, unknown> };

/** What a dialog makes of a turn. */
export type Step = {
  say: Said[];
  /** The question that is open afterwards; undefined when none is. */
  dialog: DialogState | undefined;
  effects: Effect[];
};

/** One question of several. */
export type Part = { text: string; hits: readonly Hit[] };

/** All that a dialog may look at. */
export type DialogContext = {
  said: Understanding;
  /** Titles of the choices under the last message. */
  offered: readonly string[];
  /** Best first; found for `said`. */
  hits: readonly Hit[];
  /** The questions of a message that asks several, each with what was found for it alone. */
  parts?: readonly Part[];
  content: Content;
  knowledge: Knowledge;
  /** The conversation's newest ticket. */
  ticket: Ticket | undefined;
  customer: Customer;
  episode: Episode;
  now: string;
  /** A single question over HTTP: nothing can be asked back. */
  oneShot: boolean;
};

/** One kind of open question: whether a message answers it, and what happens then. Both pure. */
export type Dialog<S extends DialogState> = {
  /** False lets the message be understood as any other; commands ("cancel", "talk to a person") never arrive here. */
  accepts(state: S, context: DialogContext): boolean;
  step(state: S, context: DialogContext): Step;
};

export const nothing: Step = { say: [], dialog: undefined, effects: [] };
