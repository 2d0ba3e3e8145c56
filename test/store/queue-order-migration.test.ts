import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { conversations } from '../../src/store/migrations/0001-conversations.ts';
import { tickets } from '../../src/store/migrations/0002-tickets.ts';
import { queueOrder } from '../../src/store/migrations/0007-queue-order.ts';
import type { NumberedMigration } from '../../src/store/migrations/ddl.ts';
import { sqliteDdl } from '../../src/store/migrations/sqlite-ddl.ts';
import { openSqlite } from '../../src/store/sql/sqlite.ts';

it('a database from before there were warnings has its open tickets looked at once, and nothing else', async () => {
  const sqlite = openSqlite(':memory:');
  const { db } = sqlite;
  const apply = (...list: NumberedMigration[]) => {
    const known = list.map(({ name, up }) => [name, { up: (on: Kysely<unknown>) => up(on, sqliteDdl) }]);
    return new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(known) } }).migrateToLatest();
  };
  await apply(conversations, tickets);
  await sql`insert into customer (id, channel, channel_user, surveyed_at, created_at)
    values ('cus_1', 'x', 'x', '[]', '2026-03-02')`.execute(db);
  for (const [id, status] of [
    ['done', 'resolved'],
    ['open', 'pending'],
  ]) {
    await sql`insert into conversation (id, version, channel, customer_id, locale, last_n, created_at, updated_at)
      values (${id}, 1, 'x', 'cus_1', 'en', 0, '2026-03-02', '2026-03-03')`.execute(db);
    await sql`insert into ticket (number, version, conversation_id, status, priority_rank, created_at, contact, search, body)
      values (${id}, 1, ${id}, ${status}, 2, '2026-03-02', 'x', '', '{}')`.execute(db);
  }
  await apply(conversations, tickets, queueOrder);
  const { rows } = await sql<{ id: string }>`select conversation.id, due_at, attention_rank from conversation
    join ticket on ticket.conversation_id = conversation.id order by conversation.id`.execute(db);
  expect(rows).toEqual([
    { id: 'done', due_at: null, attention_rank: 2 },
    { id: 'open', due_at: '2026-03-03', attention_rank: 2 },
  ]);
  await sqlite.close();
});
