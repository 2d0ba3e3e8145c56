import { sql } from 'kysely';
import type { Ddl } from './ddl.ts';

/** What a trigger does to a statement. */
const refusal = (table: string) => sql`begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`;

export const sqliteDdl: Ddl = {
  countsUp: column => column.primaryKey().autoIncrement(),
  makeAppendOnly: async (db, table) => {
    const refuse = refusal(table);
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`${table}_no_${change} before ${change} on ${table}`)} ${refuse}`.execute(db);
    }
    // INSERT OR REPLACE deletes the old row without asking the trigger of DELETE.
    await sql`create trigger ${sql.raw(`${table}_no_replace before insert on ${table}`)}
      when exists (select 1 from ${sql.table(table)} where seq = new.seq) ${refuse}`.execute(db);
  },
  letErase: async (db, table, marker) => {
    for (const change of ['update', 'delete']) {
      const name = sql.raw(`${table}_no_${change}`);
      await sql`drop trigger ${name}`.execute(db);
      await sql`create trigger ${name} before ${sql.raw(change)} on ${sql.table(table)}
        when not exists (select 1 from ${sql.table(marker)}) ${refusal(table)}`.execute(db);
    }
  },
};
