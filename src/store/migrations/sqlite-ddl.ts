import { sql } from 'kysely';
import type { Ddl } from './ddl.ts';

export const sqliteDdl: Ddl = {
  countsUp: column => column.primaryKey().autoIncrement(),
  makeAppendOnly: async (db, table) => {
    const refuse = sql`begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`;
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`${table}_no_${change} before ${change} on ${table}`)} ${refuse}`.execute(db);
    }
    // INSERT OR REPLACE deletes the old row without asking the trigger of DELETE.
    await sql`create trigger ${sql.raw(`${table}_no_replace before insert on ${table}`)}
      when exists (select 1 from ${sql.table(table)} where seq = new.seq) ${refuse}`.execute(db);
  },
};
