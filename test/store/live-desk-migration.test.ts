import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/list.ts';
import { sqliteDdl } from '../../src/store/migrations/sqlite-ddl.ts';
import { openSqlite, type Sqlite } from '../../src/store/sql/sqlite.ts';

const at = '2026-03-02T09:00:00.000Z';

async function migrateTo({ db }: Sqlite, last: string): Promise<void> {
  const known = migrations.map(({ name, up }) => [name, { up: (on: Kysely<unknown>) => up(on, sqliteDdl) }]);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(known) } });
  const { error } = await migrator.migrateTo(last);
  if (error) throw error;
}

/** As the ninth version stored it: none of the inbox's columns, no thread. */
async function keep(
  { db }: Sqlite,
  number: string,
  body: Record<string, unknown>,
  said: [from: string, text: string][],
) {
  await sql`insert into conversation (id, version, channel, customer_id, locale, last_n, created_at, updated_at)
    values (${number}, 1, 'directline', 'cus_1', 'en', ${said.length}, ${at}, ${at})`.execute(db);
  await sql`insert into ticket (number, version, conversation_id, status, priority_rank, attention_rank, created_at, contact,
    search, body) values (${number}, 1, ${number}, ${body['status']}, 2, 2, ${at}, 'cus_1', '', ${JSON.stringify(body)})`.execute(
    db,
  );
  for (const [n, [from, text]] of said.entries()) {
    await sql`insert into activity (conversation_id, n, at, waiting, body)
      values (${number}, ${n + 1}, ${at}, 0, ${JSON.stringify({ from, kind: 'message', text })})`.execute(db);
  }
}

it('tickets of the ninth version get the columns of the inbox and a thread of what people said', async () => {
  const sqlite = openSqlite(':memory:');
  const { db } = sqlite;
  await migrateTo(sqlite, '0009-customers');
  await sql`insert into customer (id, channel, channel_user, surveyed_at, created_at)
    values ('cus_1', 'directline', 'dl_1', '[]', ${at})`.execute(db);
  const about = { queue: 'money', channel: 'directline', updatedAt: '2026-03-03T09:00:00.000Z' };
  await keep(sqlite, 'T-1001', { ...about, status: 'pending', tags: ['refund', 'vip'] }, [
    ['customer', 'Where is my REFUND?'],
    ['bot', 'An answer of the bot'],
    ['operator', 'Let me look. '.repeat(40)],
  ]);
  await keep(sqlite, 'T-1002', { ...about, status: 'closed' }, []);
  await migrateTo(sqlite, '0010-live-desk');
  const tickets = await sql`select number, is_open, updated_at, queue, channel, tags from ticket order by seq`.execute(
    db,
  );
  const rest = { updated_at: about.updatedAt, queue: 'money', channel: 'directline' };
  expect(tickets.rows).toEqual([
    { number: 'T-1001', is_open: 1, ...rest, tags: '\nrefund\nvip\n' },
    { number: 'T-1002', is_open: 0, ...rest, tags: '' },
  ]);
  const threads = await sql<{ words: string }>`select * from ticket_thread order by ticket_number`.execute(db);
  expect(threads.rows).toMatchObject([
    {
      ticket_number: 'T-1001',
      customer_n: 1,
      last_from: 'operator',
      last_text: 'Let me look. '.repeat(40).slice(0, 200),
    },
    { ticket_number: 'T-1002', customer_n: 0, last_at: null, last_from: null, last_text: null, words: '' },
  ]);
  expect(threads.rows[0]?.words).toContain('where is my refund?\nlet me look.');
  expect(threads.rows[0]?.words).not.toContain('the bot');
  await sqlite.close();
});
