import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import { openSqlite } from '../../src/store/sql/sqlite.ts';
import { openStore } from '../../src/store/store.ts';
import { ticketsOf } from '../../src/store/stores/live/inbox-query.ts';
import { snapshotStatement } from '../../src/store/stores/turns/snapshot.ts';
import { prepareTables } from '../../src/store/tables.ts';
import { storeContract } from './contract.ts';
import { begin, plainTurn } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'solodesk-store-'));
let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `new-${files}`, 'desk.sqlite');
};
const openFile = (file: string) => openStore({ file, logger: silentLogger });

/** Another connection to the same file, closed after one use. */
function inFile<T>(file: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

function isStatement(value: unknown): value is { text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

/** Operators are few; every other table grows. */
function scansTable(database: DatabaseSync, text: string): boolean {
  return /^SCAN (?!operator)/m.test(planOf(database, text));
}

function planOf(database: DatabaseSync, text: string): string {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all();
  return steps.map(({ detail }) => String(detail)).join('\n');
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('SQLite', () => {
  storeContract(async () => {
    const file = newFile();
    return {
      store: await openFile(file),
      sql: statement => inFile(file, database => database.exec(statement)),
      rows: query => inFile(file, database => database.prepare(query).all()),
    };
  });

  it('keeps everything over a restart and counts on from the last ticket number', async () => {
    const file = newFile();
    const before = await openFile(file);
    await before.turns.commit(plainTurn(await begin(before, 'a')));
    expect(await before.turns.nextTicketNumber()).toBe('T-1001');
    await before.close();
    const after = await openFile(file);
    expect(await after.log.find('a')).toMatchObject({ version: 2, lastN: 2 });
    expect(await after.turns.nextTicketNumber()).toBe('T-1002');
    await after.close();
  });

  it('writes ahead, syncs every commit, and checks references', async () => {
    const sqlite = openSqlite(newFile());
    const pragma = async (name: string) => (await sql`${sql.raw(`PRAGMA ${name}`)}`.execute(sqlite.db)).rows;
    expect(await pragma('journal_mode')).toMatchObject([{ journal_mode: 'wal' }]);
    expect(await pragma('synchronous')).toMatchObject([{ synchronous: 2 }]);
    expect(await pragma('foreign_keys')).toMatchObject([{ foreign_keys: 1 }]);
    await sqlite.close();
  });

  it('refuses a file that is no database', async () => {
    const file = join(folder, 'photo.png');
    writeFileSync(file, 'not a database at all, but long enough to be taken for the header of one '.repeat(20));
    await expect(openFile(file)).rejects.toMatchObject({ code: 'database_unusable' });
  });

  it('refuses a database that a newer version has migrated', async () => {
    const file = newFile();
    await (await openFile(file)).close();
    inFile(file, database => database.exec(`insert into kysely_migration values ('9999-telepathy', '2030-01-01')`));
    await expect(openFile(file)).rejects.toMatchObject({
      code: 'newer_database',
      message: expect.stringContaining('9999-telepathy'),
    });
  });

  it('leaves a database as it was when one of several migrations cannot be applied', async () => {
    const file = join(folder, 'half.db');
    inFile(file, database => database.exec('create table outbox (somebody text)'));
    await expect(openFile(file)).rejects.toMatchObject({ code: 'migration_failed' });
    inFile(file, database => {
      const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
      expect(tables.map(({ name }) => name)).toEqual(['outbox']);
    });
  });

  it('runs no prepared statement that reads a growing table', async () => {
    const file = newFile();
    await (await openFile(file)).close();
    const sqlite = openSqlite(file);
    const statements = Object.values(prepareTables(sqlite)).flatMap(table =>
      Object.values<unknown>(table).filter(isStatement),
    );
    const texts = [snapshotStatement(sqlite), ...statements].map(statement => statement.text);
    await sqlite.close();
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter(text => inFile(file, database => scansTable(database, text)))).toEqual([]);
  });

  it.each(['queue', 'newest', 'updated'] as const)(
    'walks an index for each list of tickets by %s, and sorts none',
    async sort => {
      const file = newFile();
      const store = await openFile(file);
      await store.close();
      const sqlite = openSqlite(file);
      const filters = [{}, { status: ['new' as const] }, { status: ['new', 'open', 'pending', 'snoozed'] as const }];
      const texts = filters.map(
        ({ status = [] }) => ticketsOf(sqlite.db, { sort, status: [...status], limit: 5 }).compile().sql,
      );
      await sqlite.close();
      const plans = texts.map(text => inFile(file, database => planOf(database, text)));
      for (const plan of plans.slice(0, sort === 'queue' ? 3 : 1)) {
        expect(plan).toContain('USING INDEX');
        expect(plan).not.toContain('TEMP B-TREE');
      }
    },
  );

  it('serves two stores on one file, each with ticket numbers of its own', async () => {
    const file = newFile();
    const [one, two] = [await openFile(file), await openFile(file)];
    const numbers = [];
    for (let i = 0; i < 5; i += 1) numbers.push(await one.turns.nextTicketNumber(), await two.turns.nextTicketNumber());
    expect(new Set(numbers).size).toBe(10);
    const stored = await begin(one, 'a');
    await two.turns.commit(plainTurn(stored));
    await expect(one.turns.commit(plainTurn(stored))).rejects.toMatchObject({ code: 'stale_version' });
    await Promise.all([one.close(), two.close()]);
  });
});
