import type { LoggedActivity } from '../../../turn/activity.ts';
import type { TurnRecord } from '../../../turn/ports.ts';
import type { DeskChangeRow, TicketThreadRow } from '../../schema.ts';
import type { Tables } from '../../tables.ts';

/** Characters of what was said last that a list shows, and of everything that a search looks in: the newest ones. */
const shownCharacters = 200;
const searchedCharacters = 4000;

/** What the desk's live side keeps of a turn about a ticket; its version is known only to the writer when the ticket did not change. */
export type DeskRows = {
  change: Omit<DeskChangeRow, 'version'>;
  version: number | undefined;
  /** Undefined when no person said anything. */
  said: Said | undefined;
};

/** `isNew`: the customer's words are new to the ticket, whatever number they have in their conversation. */
type Said = { customerN: number; isNew: boolean; last: Last | undefined; words: string };
type Last = Pick<LoggedActivity, 'at' | 'from' | 'text'>;

/** Undefined for a turn of a conversation without a ticket, and for one that changed nothing an operator sees. */
export function deskRows(record: TurnRecord): DeskRows | undefined {
  const { conversation, activities, ticket, history, at } = record;
  const number = ticket?.number ?? record.about;
  if (number === undefined || (activities.length === 0 && history.length === 0 && !ticket)) return undefined;
  const change = {
    at,
    conversation_id: conversation.id,
    ticket_number: number,
    kinds: [...new Set(history.map(({ kind }) => kind))].join(','),
    from_n: activities[0]?.n ?? conversation.lastN + 1,
    to_n: activities.at(-1)?.n ?? conversation.lastN,
  };
  return { change, version: ticket && ticket.version + 1, said: saidBy(record) };
}

/** What people said; the bot's words are the articles', and would be found under every ticket. */
function saidBy({ activities, answered, ticket, conversation, history }: TurnRecord): Said | undefined {
  const people = activities.filter(({ from, kind }) => from !== 'bot' && kind === 'message');
  const customers = people.filter(({ from }) => from === 'customer').map(({ n }) => n);
  const customerN = Math.max(0, ...customers, ...answered);
  if (people.length === 0 && customerN === 0) return undefined;
  // Numbers of another conversation say nothing here; nor were words that waited there for the end of a burst counted before.
  const isElsewhere = ticket !== undefined && ticket.conversationId !== conversation.id;
  const isNew = customers.length > 0 || (isElsewhere && answered.length > 0);
  const waited =
    isElsewhere && people.length === 0 ? history.findLast(({ kind }) => kind === 'customer-wrote') : undefined;
  if (waited?.text !== undefined) {
    const { at, text } = waited;
    return { customerN, isNew, last: { at, from: 'customer', text }, words: text.toLowerCase() };
  }
  const texts = people.flatMap(({ text }) => (text === undefined || text === '' ? [] : [text.toLowerCase()]));
  const last = people.findLast(({ text }) => text !== undefined && text !== '');
  return { customerN, isNew, last, words: texts.join('\n') };
}

type Further = NonNullable<TurnRecord['further']>[number];

/** A ticket of another conversation has changed with the turn, and nothing was said on it. */
export function furtherChange({ ticket, history }: Further, at: string): DeskChangeRow {
  const kinds = [...new Set(history.map(({ kind }) => kind))].join(',');
  const about = { at, conversation_id: ticket.conversationId, ticket_number: ticket.number };
  return { ...about, version: ticket.version + 1, kinds, from_n: 1, to_n: 0 };
}

/** Runs inside the turn's transaction, after its ticket was written. */
export function writeDesk({ change, version, said }: DeskRows, tables: Tables): void {
  const { ticket_number } = change;
  const known = version ?? tables.ticket.versionOf.get({ number: ticket_number })?.version;
  if (known === undefined) return;
  tables.deskChange.insert.run({ ...change, version: known });
  if (said) tables.ticketThread.upsert.run(grown(ticket_number, said, tables));
}

function grown(number: string, { customerN, isNew, last, words }: Said, tables: Tables): TicketThreadRow {
  const before = tables.ticketThread.byTicket.get({ ticket_number: number });
  return {
    ticket_number: number,
    customer_n: Math.max((before?.customer_n ?? 0) + (isNew && before ? 1 : 0), customerN),
    last_at: last?.at ?? before?.last_at ?? null,
    last_from: last?.from ?? before?.last_from ?? null,
    last_text: cut(last?.text) ?? before?.last_text ?? null,
    words: [before?.words ?? '', words]
      .filter(part => part !== '')
      .join('\n')
      .slice(-searchedCharacters)
      .toWellFormed(),
  };
}

function cut(text: string | undefined): string | undefined {
  return text?.slice(0, shownCharacters).toWellFormed();
}
