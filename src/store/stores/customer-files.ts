import { type SqlBool, sql } from 'kysely';
import type { CustomerFiles, PastConversation } from '../../console/customers/ports.ts';
import type { Customer } from '../../customers/profile.ts';
import { contactOf } from '../../tickets/ticket.ts';
import type { GroupCommit } from '../sql/group-commit.ts';
import type { Sqlite } from '../sql/sqlite.ts';
import { activityOf } from '../tables/activity.ts';
import { customerOf } from '../tables/customers/customer.ts';
import { customerNoteOf, customerNoteRow } from '../tables/customers/customer-note.ts';
import { ratingOf } from '../tables/rating.ts';
import { ticketOf } from '../tables/ticket.ts';
import type { Tables } from '../tables.ts';

const mostNotes = 100;
/** Among so many entries of a conversation its customer's first words are looked for. */
const beginning = 10;
const mostBegins = 200;

export function customerFiles({ db }: Sqlite, tables: Tables, writes: GroupCommit): CustomerFiles {
  const theirs = (id: string) => db.selectFrom('conversation').where('customer_id', '=', id);
  const tickets = ({ id, channel, email }: Customer, most: number) =>
    db
      .selectFrom('ticket')
      .select('body')
      .where(eb =>
        eb.or([
          eb('conversation_id', 'in', theirs(id).select('id')),
          eb('contact', '=', contactOf(channel, { id, email })),
        ]),
      )
      .orderBy('seq', 'desc')
      .limit(most)
      .execute();
  return {
    search: async (words, most) => {
      const digits = words.replace(/\D/g, '');
      const rows = await db
        .selectFrom('customer')
        .selectAll()
        .where('blocked_at', 'is', null)
        .where(({ or }) =>
          or([
            holds('name', words.toLowerCase()),
            holds('email', words.toLowerCase()),
            ...(digits.length > 2 ? [holdsDigits(digits)] : []),
          ]),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(customerOf);
    },
    find: async (id, most) => {
      const row = await db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      const customer = customerOf(row);
      return {
        customer,
        tickets: (await tickets(customer, most)).map(ticketOf),
        conversations: await conversationsOf(db, id, most),
        ratings: (
          await db
            .selectFrom('rating')
            .selectAll()
            .where('conversation_id', 'in', theirs(id).select('id'))
            .orderBy('asked_at', 'desc')
            .limit(most)
            .execute()
        ).map(ratingOf),
        notes: (
          await db
            .selectFrom('customer_note')
            .selectAll()
            .where('customer_id', '=', id)
            .orderBy('seq', 'desc')
            .limit(mostNotes)
            .execute()
        ).map(customerNoteOf),
      };
    },
    setBlocked: (id, since) => writes.run(() => tables.customer.setBlocked.run({ id, blocked_at: since ?? null }) > 0),
    erase: id =>
      writes.run(() => {
        if (tables.customer.byId.get({ id }) === undefined) return false;
        for (const one of [id, ...tables.erasure.sameAddress.all({ id }).map(row => row.id)]) erase(one, tables);
        return true;
      }),
    addNote: (id, note) => writes.run(() => void tables.customerNote.insert.run(customerNoteRow(id, note))),
  };
}

async function conversationsOf(db: Sqlite['db'], customerId: string, most: number): Promise<PastConversation[]> {
  const rows = await db
    .selectFrom('conversation')
    .where('customer_id', '=', customerId)
    .select(['id', 'channel', 'locale', 'created_at as startedAt', 'updated_at as lastAt'])
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  if (rows.length === 0) return [];
  const beginnings = await db
    .selectFrom('activity')
    .selectAll()
    .where(
      'conversation_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('n', '<=', beginning)
    .orderBy('n')
    .execute();
  return rows.map(row => {
    const said = beginnings.filter(one => one.conversation_id === row.id).map(activityOf);
    const begins = said.find(({ from, text }) => from === 'customer' && text)?.text?.slice(0, mostBegins);
    return { ...row, ...(begins === undefined ? {} : { begins }) };
  });
}

const pattern = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

function holds(column: 'name' | 'email', words: string) {
  return sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern(words)} escape '\\'`;
}

/** People write numbers with spaces, hyphens and brackets. */
function holdsDigits(digits: string) {
  const bare = [' ', '-', '.', '/', '(', ')'].reduce(
    (text, sign) => sql`replace(${text}, ${sign}, '')`,
    sql.ref('phone'),
  );
  return sql<SqlBool>`${bare} like ${pattern(digits)}`;
}

/** Histories are append-only but for the moment that the mark stands. */
function erase(id: string, { erasure }: Tables): void {
  erasure.begin.run({ id });
  for (const step of erasure.steps) step.run({ id });
  erasure.end.run({ id });
}
