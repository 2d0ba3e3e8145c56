import type { CustomerNote } from '../../../customers/profile.ts';
import type { CustomerNoteRow } from '../../schema.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

export function customerNoteTable(sqlite: Sqlite) {
  return {
    insert: sqlite.takes<CustomerNoteRow>().prepare(slot =>
      sqlite.db.insertInto('customer_note').values({
        customer_id: slot('customer_id'),
        at: slot('at'),
        operator_id: slot('operator_id'),
        operator_name: slot('operator_name'),
        text: slot('text'),
      }),
    ),
  };
}

export function customerNoteRow(customerId: string, { at, by, text }: CustomerNote): CustomerNoteRow {
  return { customer_id: customerId, at, operator_id: by.id, operator_name: by.name, text };
}

export function customerNoteOf(row: CustomerNoteRow): CustomerNote {
  return { at: row.at, by: { id: row.operator_id, name: row.operator_name }, text: row.text };
}
