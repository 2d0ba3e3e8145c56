import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError } from '../base/errors.ts';
import type { Ddl } from './migrations/ddl.ts';
import { migrations } from './migrations/list.ts';
import type { Database } from './schema.ts';
import type { Sqlite } from './sql/sqlite.ts';

/** Where Kysely keeps the names of what was applied. */
const appliedTable = 'kysely_migration';

/**
 * Brings the database to this code's schema. Rejects with AppError `newer_database` when it holds a migration that this code
 * does not know, and with `migration_failed` when one cannot be applied; nothing is changed then.
 */
export async function migrate(sqlite: Sqlite, ddl: Ddl): Promise<void> {
  // Kysely applies each statement by itself on SQLite: a fault half-way would leave half a schema, and each costs an fsync.
  sqlite.begin();
  try {
    await refuseNewer(sqlite.db);
    await applyAll(sqlite.db, ddl);
    sqlite.commit();
  } catch (error) {
    sqlite.rollback();
    throw error;
  }
}

async function applyAll(db: Kysely<Database>, ddl: Ddl): Promise<void> {
  const provider = { getMigrations: async () => byName(ddl) };
  // a lower number may have been written later than a higher one that somebody has applied already
  const { error } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest();
  if (error !== undefined) {
    throw new AppError(
      'internal',
      'migration_failed',
      'The database could not be brought up to date; it is unchanged',
      {
        cause: error,
      },
    );
  }
}

function byName(ddl: Ddl) {
  return Object.fromEntries(migrations.map(({ name, up }) => [name, { up: (db: Kysely<unknown>) => up(db, ddl) }]));
}

async function refuseNewer(db: Kysely<Database>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(table => table.name === appliedTable)) return;
  const applied = await sql<{ name: string }>`select name from ${sql.table(appliedTable)} order by name`.execute(db);
  const known = new Set(migrations.map(migration => migration.name));
  const unknown = applied.rows.find(row => !known.has(row.name));
  if (unknown === undefined) return;
  throw new AppError(
    'internal',
    'newer_database',
    `The database was last written by a newer Solodesk (it holds the migration ${unknown.name}); ` +
      'start that version again, or restore a backup made before the upgrade',
  );
}
