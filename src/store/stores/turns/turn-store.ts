import { AppError, StaleVersionError } from '../../../base/errors.ts';
import type { TicketCap, TurnRecord, TurnStore } from '../../../turn/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import type { Sqlite } from '../../sql/sqlite.ts';
import { activityOf } from '../../tables/activity.ts';
import { customerOf } from '../../tables/customers/customer.ts';
import { ticketOf } from '../../tables/ticket.ts';
import type { Tables } from '../../tables.ts';
import { writeDesk } from './desk-rows.ts';
import { snapshotOf, snapshotStatement } from './snapshot.ts';
import { type TurnRows, turnRows } from './turn-rows.ts';

/** What a turn reads, and the one commit that writes it. */
export function turnStore(sqlite: Sqlite, tables: Tables, writes: GroupCommit): TurnStore {
  const snapshot = snapshotStatement(sqlite);
  return {
    snapshot: async id => {
      const row = snapshot.get({ id });
      return row && snapshotOf(row);
    },
    ticket: async number => {
      const row = tables.ticket.byNumber.get({ number });
      return row && ticketOf(row);
    },
    customerOf: async (channel, channelUser) => {
      const row = tables.customer.byChannelUser.get({ channel, channel_user: channelUser });
      return row && customerOf(row);
    },
    customerById: async id => {
      const row = tables.customer.byId.get({ id });
      return row && customerOf(row);
    },
    blockedByEmail: async (channel, email) =>
      tables.customer.blockedByEmail.get({ channel, email })?.blocked_at ?? undefined,
    byClientId: async (conversationId, clientId) => {
      const row = tables.activity.byClientId.get({ conversation_id: conversationId, client_id: clientId });
      return row && activityOf(row);
    },
    openTickets: async contact => tables.ticket.openOf.all({ contact }).map(ticketOf),
    isRead: async number => tables.ticketRead.sinceCustomer.get({ ticket_number: number }) !== undefined,
    ticketsOpened: async (contact, since) => tables.ticket.openedSince.get({ contact, since })?.count ?? 0,
    nextTicketNumber: () => writes.run(() => tables.ticketSequence.next()),
    commit: record => commit(record, tables, writes),
  };
}

/** `async`, so that a value JSON cannot hold rejects; the rows are made here, outside the transaction. */
async function commit(record: TurnRecord, tables: Tables, writes: GroupCommit): Promise<void> {
  const rows = turnRows(record);
  await writes.run(() => writeTurn(rows, tables));
}

function writeTurn(rows: TurnRows, tables: Tables): void {
  writeVersioned(rows, tables);
  for (const activity of rows.activities) {
    if (tables.activity.insert.run(activity) === 0) throw duplicateActivity(rows.conversation.id);
  }
  for (const n of rows.answered) {
    tables.activity.markAnswered.run({ conversation_id: rows.conversation.id, n });
  }
  writeAssigns(rows, tables);
  writeTicket(rows, tables);
  for (const { ticket, history, change } of rows.further) {
    if (tables.ticket.update.run(ticket) === 0) throw new StaleVersionError(`Ticket ${ticket.number}`);
    for (const entry of history) tables.ticketHistory.insert.run({ ...entry, ticket_number: ticket.number });
    tables.deskChange.insert.run(change);
  }
  for (const id of rows.wakes) tables.conversation.wake.run({ id, due_at: rows.conversation.updated_at });
  if (rows.rating) tables.rating.upsert.run(rows.rating);
  for (const event of rows.events) tables.event.insert.run(event);
  for (const item of rows.outbox) tables.outbox.insert.run(item);
  if (rows.desk) writeDesk(rows.desk, tables);
}

/** Whoever was given a ticket must be as they were seen: no longer present, or given another meanwhile, is another decision. */
function writeAssigns({ assigns }: TurnRows, { operatorProfile }: Tables): void {
  if (!assigns) return;
  operatorProfile.insert.run({ operator_id: assigns.operator_id });
  if (operatorProfile.markAssigned.run(assigns) === 0) throw new StaleVersionError(`Operator ${assigns.operator_id}`);
}

/** The customer first, whom a new conversation refers to. */
function writeVersioned({ customer, conversation }: TurnRows, tables: Tables): void {
  if (customer && tables.customer.upsert.run(customer) === 0) {
    throw new StaleVersionError(`Channel user of customer ${customer.id}`);
  }
  const write = conversation.version === 0 ? tables.conversation.insert : tables.conversation.update;
  if (write.run(conversation) === 0) throw new StaleVersionError(`Conversation ${conversation.id}`);
}

function writeTicket({ ticket, cap, beside, history, conversation }: TurnRows, tables: Tables): void {
  if (ticket) {
    if (beside && isJoinedByAnother(beside, ticket, tables))
      throw new StaleVersionError(`The open tickets of ${ticket.number}'s customer`);
    if (cap && isReached(cap, ticket, tables))
      throw new StaleVersionError(`The tickets of ${ticket.number}'s customer`);
    const write = ticket.version === 0 ? tables.ticket.insert : tables.ticket.update;
    if (write.run(ticket) === 0) throw new StaleVersionError(`Ticket ${ticket.number}`);
  }
  if (history.length === 0) return;
  const number = ticket?.number ?? tables.ticket.newestNumber.get({ conversation_id: conversation.id })?.number;
  if (number === undefined) throw new Error(`History without a ticket in conversation ${conversation.id}`);
  for (const entry of history) tables.ticketHistory.insert.run({ ...entry, ticket_number: number });
}

/** Others of the same customer were committed since this turn counted them. */
function isReached({ since, most }: TicketCap, { contact }: { contact: string }, tables: Tables): boolean {
  return (tables.ticket.openedSince.get({ contact, since })?.count ?? 0) >= most;
}

/** Another has been opened that may be about the same. */
function isJoinedByAnother(known: readonly string[], { contact }: { contact: string }, tables: Tables): boolean {
  return tables.ticket.openOf.all({ contact }).some(row => !known.includes(row.number));
}

function duplicateActivity(conversationId: string): AppError {
  return new AppError(
    'conflict',
    'duplicate_activity',
    `Conversation ${conversationId} already holds an activity with this client id; answer from what is stored`,
  );
}
