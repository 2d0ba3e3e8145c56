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

type Said = { customerN: number; last: LoggedActivity | undefined; words: string };

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
function saidBy({ activities, answered }: TurnRecord): Said | undefined {
  const people = activities.filter(({ from, kind }) => from !== 'bot' && kind === 'message');
  const customers = people.filter(({ from }) => from === 'customer').map(({ n }) => n);
  const customerN = Math.max(0, ...customers, ...answered);
  if (people.length === 0 && customerN === 0) return undefined;
  const texts = people.flatMap(({ text }) => (text === undefined || text === '' ? [] : [text.toLowerCase()]));
  const last = people.findLast(({ text }) => text !== undefined && text !== '');
  return { customerN, last, words: texts.join('\n') };
}

/** Runs inside the turn's transaction, after its ticket was written. */
export function writeDesk({ change, version, said }: DeskRows, tables: Tables): void {
  const { ticket_number } = change;
  const known = version ?? tables.ticket.versionOf.get({ number: ticket_number })?.version;
  if (known === undefined) return;
  tables.deskChange.insert.run({ ...change, version: known });
  if (said) tables.ticketThread.upsert.run(grown(ticket_number, said, tables));
}

function grown(number: string, { customerN, last, words }: Said, tables: Tables): TicketThreadRow {
  const before = tables.ticketThread.byTicket.get({ ticket_number: number });
  return {
    ticket_number: number,
    customer_n: Math.max(before?.customer_n ?? 0, customerN),
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
