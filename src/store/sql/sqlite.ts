import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { AppError } from '../../base/errors.ts';
import type { Database } from '../schema.ts';
import { type Build, compileStatement, type Slots, type SqlValue, type Statement, type Values } from './statement.ts';

/** How long a write waits for another process that is writing, in milliseconds. */
const busyTimeoutMs = 5000;

/**
 * The one connection to the SQLite file. Kysely builds every statement; the hot ones are prepared once. All writes go through
 * `begin` ... `commit` with nothing awaited between, so two transactions never interleave on the connection.
 */
export type Sqlite = {
  db: Kysely<Database>;
  /** `sqlite.takes<{ id: string }>().prepare(slot => db.selectFrom(..).where('id', '=', slot('id')))` */
  takes<Given extends Values>(): { prepare<Row>(build: Build<Given, Row>): Statement<Given, Row> };
  begin(): void;
  commit(): void;
  /** Does nothing when the database has already rolled back by itself. */
  rollback(): void;
  /** Statements run so far, BEGIN and COMMIT included. */
  statementCount(): number;
  close(): Promise<void>;
};

/** Opens (and creates) the file, durable on every commit; `:memory:` lives until `close`. Throws AppError `database_unusable`. */
export function openSqlite(file: string): Sqlite {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  try {
    return connect(database);
  } catch (cause) {
    database.close();
    const message = `${file} cannot be used as the database; is it a file of another program, or read-only?`;
    throw new AppError('internal', 'database_unusable', message, { cause });
  }
}

function connect(database: DatabaseSync): Sqlite {
  for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
  let count = 0;
  const counted = (statement: StatementSync) => {
    count += 1;
    return statement;
  };
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: kyselyView(database, counted) }) });
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map(text => database.prepare(text));
  if (!begin || !commit || !rollback) throw new Error('unreachable: three statements were prepared');
  return {
    db,
    takes: () => ({ prepare: build => prepared(database, counted, build) }),
    begin: () => void counted(begin).run(),
    commit: () => void counted(commit).run(),
    rollback: () => {
      if (database.isTransaction) counted(rollback).run();
    },
    statementCount: () => count,
    close: async () => {
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
}

const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -8000',
  'wal_autocheckpoint = 4000',
];

function prepared<Given extends Values, Row>(
  database: DatabaseSync,
  counted: (statement: StatementSync) => StatementSync,
  build: (slot: Slots<Given>) => ReturnType<Build<Given, Row>>,
): Statement<Given, Row> {
  const compiled = compileStatement<Given, Row>(build);
  const statement = database.prepare(compiled.sql);
  // The driver knows no schema: that a row has this shape is what Kysely inferred from the query.
  return {
    text: compiled.sql,
    all: values => counted(statement).all(...compiled.order(values)) as Row[],
    get: values => counted(statement).get(...compiled.order(values)) as Row | undefined,
    run: values => Number(counted(statement).run(...compiled.order(values)).changes),
  };
}

/** What Kysely's SqliteDialect wants of a database, for queries built at run time and for migrations. */
function kyselyView(database: DatabaseSync, counted: (statement: StatementSync) => StatementSync) {
  return {
    close: () => database.close(),
    prepare: (text: string) => {
      // A deferred transaction that reads first cannot be upgraded once another process has written.
      const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
      // Kysely types parameters as unknown; it passes on only what our schema allows, and SQLite refuses the rest.
      const run = (parameters: readonly unknown[]) => parameters as readonly SqlValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => counted(statement).all(...run(parameters)),
        run: (parameters: readonly unknown[]) => counted(statement).run(...run(parameters)),
        iterate: (parameters: readonly unknown[]) => counted(statement).iterate(...run(parameters)),
      };
    },
  };
}
