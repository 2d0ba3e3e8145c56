import { z } from 'zod';
import type { ParsedFile } from '../../knowledge/files/parsed-file.ts';
import { isPaused, isRunning } from '../../tickets/clocks/running.ts';
import { reaches } from '../../tickets/reach.ts';
import { type DueKind, dueKinds, isToDo } from '../../tickets/sla.ts';
import { Due, HistoryEntry, Ticket } from '../../tickets/ticket.ts';
import { AnswerSource, type LoggedActivity } from '../../turn/activity.ts';
import type { OpenTicket } from './ticket-desk.ts';

const DueJson = Due.omit({ from: true, minutes: true }).extend({
  isPaused: z
    .literal(true)
    .optional()
    .describe('Its clock stands still: the customer’s answer is awaited, or it sleeps'),
});

/** A ticket as programs see it; what is not named here stays inside. */
export const TicketJson = Ticket.pick({
  number: true,
  status: true,
  priority: true,
  topic: true,
  queue: true,
  question: true,
  locale: true,
  channel: true,
  customer: true,
  assignee: true,
  createdAt: true,
  firstResponseAt: true,
  resolvedAt: true,
  reasons: true,
  urgency: true,
  complexity: true,
  tags: true,
  snoozedUntil: true,
  mergedInto: true,
}).extend({
  due: z.object({
    firstResponse: DueJson.optional(),
    nextResponse: DueJson.optional(),
    resolution: DueJson.optional(),
  }),
  /** Its customer's answer is awaited, or it sleeps; each due time says for itself whether its clock stands still. */
  isPaused: z.boolean(),
});
export type TicketJson = z.infer<typeof TicketJson>;

/** One entry of the conversation. `choices` are the titles of the buttons that were offered. */
export const MessageJson = z.object({
  n: z.number().int(),
  at: z.string(),
  from: z.enum(['customer', 'bot', 'operator']),
  name: z.string().optional(),
  text: z.string().optional(),
  format: z.enum(['plain', 'markdown']).optional().describe('How `text` is written; plain when left out'),
  locale: z.string().optional(),
  choices: z.array(z.string()).optional(),
  source: AnswerSource.optional(),
  event: z.object({ name: z.string(), value: z.json() }).optional(),
});
export type MessageJson = z.infer<typeof MessageJson>;

const ViewerJson = z.object({ id: z.string(), name: z.string(), typing: z.literal(true).optional() });

export const InboxTicketJson = TicketJson.extend({
  unread: z.boolean().describe('The customer has written since you last read it'),
  lastMessage: z
    .object({ at: z.string(), from: z.enum(['customer', 'operator']), text: z.string() })
    .optional()
    .describe('What a person said last, at most 200 characters'),
  viewers: z.array(ViewerJson).describe('Who has it open now'),
});

const Count = z.number().int();
export const TicketCounts = z.object({
  open: Count,
  new: Count,
  pending: Count,
  snoozed: Count,
  mine: Count,
  unassigned: Count,
  breached: Count,
  soon: Count,
  unread: Count,
});

export const TicketList = z.object({
  items: z.array(InboxTicketJson),
  /** Pass it as `cursor` to read on; null at the end. */
  next: z.string().nullable(),
});

const JoinedJson = z.object({
  ticket: z
    .string()
    .optional()
    .describe('The ticket that was merged into this one; left out where the customer asked again'),
  isAnswered: z.boolean().describe('The customer wrote there last: a reply goes there'),
  messages: z.array(MessageJson),
});

export const TicketDetail = TicketJson.extend({
  reach: z
    .enum(reaches)
    .describe('By what a reply reaches the customer; none: only in person, and a reply says that it was told'),
  inChat: z
    .object({ isHere: z.boolean(), seenAt: z.string().optional() })
    .optional()
    .describe(
      'Whether the customer is in the chat in which they are answered, else until when they were, if that is known',
    ),
  form: Ticket.shape.form,
  shown: Ticket.shape.shown,
  nearest: Ticket.shape.nearest,
  messages: z.array(MessageJson),
  joined: z.array(JoinedJson).describe('Other conversations that belong to it; they are only read here'),
  /** Messages to the customer that were given up after the last try. */
  undelivered: z.array(z.object({ at: z.string(), error: z.string() })),
  history: z.array(HistoryEntry),
  article: z
    .object({ file: z.string(), title: z.string(), status: z.enum(['published', 'draft']) })
    .optional()
    .describe('What was made of it'),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

/** The public part of a ticket: the schema drops every other field. */
export function presentTicket(ticket: Ticket): TicketJson {
  return TicketJson.parse({ ...ticket, due: duesOf(ticket), isPaused: isPaused(ticket) });
}

function duesOf(ticket: Ticket) {
  const stands = (kind: DueKind) => isToDo(ticket.due[kind]) && !isRunning(ticket, kind);
  const shown = dueKinds.flatMap(kind => {
    const due = ticket.due[kind];
    return due ? [[kind, stands(kind) ? { ...due, isPaused: true } : due]] : [];
  });
  return Object.fromEntries(shown);
}

export function presentMessage(activity: LoggedActivity): MessageJson {
  const { text, card, choices } = activity;
  return MessageJson.parse({ ...activity, text: text ?? card?.title, choices: choices?.map(choice => choice.title) });
}

export function presentDetail(
  { ticket, activities, history, undelivered, joined, reach, presence }: OpenTicket,
  article?: ParsedFile,
): TicketDetail {
  return {
    ...presentTicket(ticket),
    reach,
    ...(presence
      ? { inChat: { isHere: presence.isHere, ...(presence.seenAt ? { seenAt: presence.seenAt } : {}) } }
      : {}),
    ...(ticket.form ? { form: ticket.form } : {}),
    shown: ticket.shown,
    ...(ticket.nearest ? { nearest: ticket.nearest } : {}),
    messages: activities.map(presentMessage),
    joined: joined.map(({ activities: said, ...about }) => ({ ...about, messages: said.map(presentMessage) })),
    undelivered,
    history,
    ...(article ? { article: { file: article.file, title: article.front.title, status: article.front.status } } : {}),
  };
}
