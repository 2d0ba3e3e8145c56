import { z } from 'zod';
import type { Customer } from '../../../customers/profile.ts';
import type { CustomerRow } from '../../schema.ts';
import { withoutNulls } from '../../sql/json.ts';
import type { Sqlite } from '../../sql/sqlite.ts';

const SurveyedAt = z.array(z.string());

export function customerTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    byChannelUser: sqlite
      .takes<{ channel: string; channel_user: string }>()
      .prepare(slot =>
        db
          .selectFrom('customer')
          .selectAll()
          .where('channel', '=', slot('channel'))
          .where('channel_user', '=', slot('channel_user')),
      ),
    byId: sqlite
      .takes<{ id: string }>()
      .prepare(slot => db.selectFrom('customer').selectAll().where('id', '=', slot('id'))),
    /** The latest block of somebody with this address in the channel. */
    blockedByEmail: sqlite.takes<{ channel: string; email: string }>().prepare(slot =>
      db
        .selectFrom('customer')
        .select('blocked_at')
        .where('channel', '=', slot('channel'))
        .where(eb => eb(eb.fn<string>('lower', ['email']), '=', slot('email')))
        .where('blocked_at', 'is not', null)
        .orderBy('blocked_at', 'desc')
        .limit(1),
    ),
    setBlocked: sqlite.takes<{ id: string; blocked_at: string | null }>().prepare(slot =>
      db
        .updateTable('customer')
        .set({ blocked_at: slot('blocked_at') })
        .where('id', '=', slot('id')),
    ),
    /** Changes nothing when the channel's user is stored under another id already. Whether they are blocked is not a turn's to change. */
    upsert: sqlite.takes<CustomerRow>().prepare(slot =>
      db
        .insertInto('customer')
        .values({
          id: slot('id'),
          channel: slot('channel'),
          channel_user: slot('channel_user'),
          name: slot('name'),
          email: slot('email'),
          surveyed_at: slot('surveyed_at'),
          created_at: slot('created_at'),
          phone: slot('phone'),
          blocked_at: slot('blocked_at'),
        })
        .onConflict(conflict =>
          conflict
            .columns(['channel', 'channel_user'])
            .doUpdateSet(given => ({
              name: given.ref('excluded.name'),
              email: given.ref('excluded.email'),
              surveyed_at: given.ref('excluded.surveyed_at'),
              phone: given.ref('excluded.phone'),
            }))
            .whereRef('customer.id', '=', 'excluded.id'),
        ),
    ),
  };
}

export function customerRow(customer: Customer): CustomerRow {
  return {
    id: customer.id,
    channel: customer.channel,
    channel_user: customer.channelUser,
    name: customer.name ?? null,
    email: customer.email ?? null,
    surveyed_at: JSON.stringify(customer.surveyedAt),
    created_at: customer.createdAt,
    phone: customer.phone ?? null,
    blocked_at: customer.blockedAt ?? null,
  };
}

export function customerOf(row: CustomerRow): Customer {
  return {
    id: row.id,
    channel: row.channel,
    channelUser: row.channel_user,
    ...withoutNulls({ name: row.name, email: row.email }),
    surveyedAt: SurveyedAt.parse(JSON.parse(row.surveyed_at)),
    createdAt: row.created_at,
    ...withoutNulls({ phone: row.phone, blockedAt: row.blocked_at }),
  };
}
