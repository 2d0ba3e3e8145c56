import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

/** What databases spell differently; everything else in a migration is the same for all of them. */
export type Ddl = {
  /** Makes an integer primary key count up by itself and never give a number twice. */
  countsUp(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Makes the database refuse to change, replace or delete a row of the table, whose key is `seq`. */
  makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void>;
  /** Lets rows of an append-only table be changed and deleted after all, as long as the table `marker` holds a row. */
  letErase(db: Kysely<unknown>, table: string, marker: string): Promise<void>;
};

/** Written once, never edited after its release. */
export type NumberedMigration = { name: string; up(db: Kysely<unknown>, ddl: Ddl): Promise<void> };
