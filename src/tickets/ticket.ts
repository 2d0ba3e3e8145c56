import { z } from 'zod';
import { DueStep } from './due-step.ts';

export const ticketStatuses = ['new', 'open', 'pending', 'snoozed', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/**
 * When something is due, and how that time was reached, step by step; a step that is a text is of an older version. `active`: still to be done in time; `overdue`: still to be
 * done, too late already; `hit` and `missed`: done.
 */
export const Due = z.object({
  at: z.string(),
  state: z.enum(['active', 'overdue', 'hit', 'missed']),
  /** From when on it is about to be missed. */
  warnAt: z.string().optional(),
  /** When that was told. */
  warnedAt: z.string().optional(),
  /** So many minutes of opening time, fractions too, were counted from this instant on. */
  from: z.string().optional(),
  minutes: z.number().optional(),
  steps: z.array(z.union([z.string(), DueStep])),
});
export type Due = z.infer<typeof Due>;

/** An article the bot showed before or with the ticket, or that came near, and why. */
export const Shown = z.object({
  articleId: z.string(),
  title: z.string(),
  section: z.string().optional(),
  version: z.string(),
  /** How well it matched, 0 to 1. */
  score: z.number(),
  /** How sure the bot was that it answers, 0 to 1, and from when on it answered then. */
  confidence: z.number().optional(),
  answerFrom: z.number().optional(),
  /** The customer's words that it holds. */
  terms: z.array(z.string()),
  /** The title or example question that came nearest, and its similarity, 0 to 1. */
  question: z.string().optional(),
  similarity: z.number().optional(),
  /** The customer picked it, so that no confidence was needed. */
  chosen: z.literal(true).optional(),
});
export type Shown = z.infer<typeof Shown>;

export const TicketForm = z.object({
  name: z.string(),
  fields: z.array(z.object({ id: z.string(), label: z.string(), value: z.string() })),
});
export type TicketForm = z.infer<typeof TicketForm>;

export const urgencyLevels = ['none', 'raised', 'high', 'critical'] as const;

/** How pressing the customer's words and the way of the conversation are. */
export const TicketUrgency = z.object({
  /** In points, 0 and up. */
  score: z.number(),
  level: z.enum(urgencyLevels),
  /** What spoke: `money:charged twice`, `exclamation`, `frustration:2 failed answers`. */
  reasons: z.array(z.string()),
});
export type TicketUrgency = z.infer<typeof TicketUrgency>;

/** How much the question asks for. */
export const TicketComplexity = z.object({
  level: z.enum(['simple', 'several', 'long']),
  questions: z.number().int(),
  /** Topics of the articles that may answer. */
  topics: z.number().int(),
  /** A Chinese character counts half. */
  words: z.number(),
});
export type TicketComplexity = z.infer<typeof TicketComplexity>;

const Dues = z.object({ firstResponse: Due.optional(), nextResponse: Due.optional(), resolution: Due.optional() });
const Assignee = z.object({ id: z.string(), name: z.string() });

/** A ticket as the domain knows it. Instants are UTC ISO. */
export const Ticket = z.object({
  /** Human-readable and unique, e.g. `T-1042`. */
  number: z.string(),
  /** Rises by one with every change; the store refuses a write that names an older one. */
  version: z.number().int(),
  conversationId: z.string(),
  status: z.enum(ticketStatuses),
  priority: z.enum(priorities),
  topic: z.string(),
  queue: z.string(),
  /** The customer's own words that opened it. */
  question: z.string(),
  locale: z.string(),
  channel: z.string(),
  customer: z.object({
    id: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
  }),
  assignee: Assignee.optional(),
  /** While assigned and `new`: since when it waits to be taken up. */
  assignedAt: z.string().optional(),
  /** Ids of those who had it and let it lie or gave it back. */
  passedBy: z.array(z.string()).optional(),
  form: TicketForm.optional(),
  shown: z.array(Shown),
  /** What came nearest when it was opened, without being shown; best first. */
  nearest: z.array(Shown).optional(),
  /** Why it was opened and why it has its priority: `unanswered`, `urgent: money:charged twice`. */
  reasons: z.array(z.string()),
  urgency: TicketUrgency.optional(),
  complexity: TicketComplexity.optional(),
  due: Dues,
  /** Due times that could not be counted, since nobody knew when people are back: from when (ISO) each counts once they are. */
  uncounted: z
    .object({
      firstResponse: z.string().optional(),
      nextResponse: z.string().optional(),
      resolution: z.string().optional(),
    })
    .optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  firstResponseAt: z.string().optional(),
  resolvedAt: z.string().optional(),
  /** Lower case, sorted, each once. */
  tags: z.array(z.string()).optional(),
  /** While `snoozed`: when it comes back to the queue by itself. */
  snoozedUntil: z.string().optional(),
  /** Since when the clocks of its due times stand still: the customer's answer is awaited. */
  waitingSince: z.string().optional(),
  /** Since when the customer waits without any operator having done anything, and when operators were told of it. */
  unseenSince: z.string().optional(),
  unseenTold: z.string().optional(),
  /** Other conversations that belong to it: of a ticket that was merged into it (`ticket`), or where the same was asked again. */
  joined: z.array(z.object({ conversationId: z.string(), ticket: z.string().optional() })).optional(),
  /** The conversation in which its customer wrote last, where that is not its own. */
  answerIn: z.string().optional(),
  /** The ticket that goes on in its place. */
  mergedInto: z.string().optional(),
  /** What it was before, to be restored when the merge is taken back. */
  beforeMerge: z
    .object({
      status: z.enum(ticketStatuses),
      due: Dues,
      assignee: Assignee.optional(),
      assignedAt: z.string().optional(),
      snoozedUntil: z.string().optional(),
      waitingSince: z.string().optional(),
      holdSince: z.string().optional(),
    })
    .optional(),
  /** Since when the customer waits for the one who holds it; without action for the policy's time it goes back to the queue. */
  holdSince: z.string().optional(),
});
export type Ticket = z.infer<typeof Ticket>;

/** One line of the append-only history. `actor` is `customer`, `bot`, `system` or an operator's name. */
export const HistoryEntry = z.object({
  at: z.string(),
  actor: z.string(),
  /** Only when the actor is an operator. */
  operatorId: z.string().optional(),
  kind: z.enum([
    'opened',
    'claimed',
    'released',
    'replied',
    // To somebody whom nothing but the operator's own voice reaches.
    'told',
    'noted',
    'customer-wrote',
    'email-given',
    'raised',
    'resolved',
    'reopened',
    'withdrawn',
    'closed',
    'assigned',
    'snoozed',
    'woken',
    'tagged',
    'prioritised',
    'merged',
    'unmerged',
    'warned',
    'breached',
    'mailed',
    'saved-as-article',
    'joined',
  ]),
  text: z.string().optional(),
  /** Ids of the operators whom a note names. */
  mentions: z.array(z.string()).optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/**
 * Whose tickets of a day are counted together. In a chat it is the customer alone: an address that somebody typed elsewhere must not
 * shut its owner out. A program's single questions have nothing but the address.
 */
export function contactOf(channel: string, customer: { id: string; email?: string | undefined }): string {
  return channel === 'support' ? (customer.email?.toLowerCase() ?? customer.id) : customer.id;
}

/** What operators open tickets for by hand; there is no chat in which the customer reads. */
export const handChannels = ['phone', 'visit', 'social'] as const;

export function isByHand(channel: string): boolean {
  return handChannels.some(name => name === channel);
}
