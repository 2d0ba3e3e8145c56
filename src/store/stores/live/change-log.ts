import type { ChangeLog, DeskChange, ReadMarks } from '../../../console/live/ports.ts';
import type { DeskChangeRow } from '../../schema.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { activityOf } from '../../tables/activity.ts';
import type { Tables } from '../../tables.ts';

export function changeLog(tables: Tables): ChangeLog {
  const { deskChange, ticket } = tables;
  return {
    after: async (after, limit) => deskChange.after.all({ after, limit }).map(row => changeOf(row, tables)),
    bounds: async () => ({
      oldest: deskChange.oldest.get({ after: 0 })?.seq ?? 0,
      newest: deskChange.newest.get({ after: 0 })?.seq ?? 0,
    }),
    openTicketOf: async conversationId => {
      const newest = ticket.newestNumber.get({ conversation_id: conversationId });
      return newest?.is_open === 1 ? newest.number : undefined;
    },
  };
}

type KeptChange = DeskChangeRow & { seq: number; customer_n: number | null };

function changeOf(row: KeptChange, { activity, ticketRead }: Tables): DeskChange {
  const { conversation_id, ticket_number, from_n, to_n, customer_n } = row;
  const said = to_n < from_n ? [] : activity.between.all({ conversation_id, from_n, to_n });
  const reads = ticketRead.byTicket.all({ ticket_number });
  return {
    seq: row.seq,
    conversationId: conversation_id,
    number: ticket_number,
    version: row.version,
    kinds: row.kinds === '' ? [] : row.kinds.split(','),
    activities: said.map(activityOf),
    readBy: reads.filter(({ n }) => n >= (customer_n ?? 0)).map(({ operator_id }) => operator_id),
    hasCustomerWritten: (customer_n ?? 0) > 0,
  };
}

export function readMarks(tables: Tables, writes: GroupCommit): ReadMarks {
  return {
    read: (number, operatorId) =>
      writes.run(() => {
        if (tables.ticket.byNumber.get({ number }) === undefined) return false;
        const n = tables.ticketThread.byTicket.get({ ticket_number: number })?.customer_n ?? 0;
        tables.ticketRead.upsert.run({ ticket_number: number, operator_id: operatorId, n });
        return true;
      }),
  };
}
