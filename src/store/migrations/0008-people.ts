import type { NumberedMigration } from './ddl.ts';

/** Who is there and what they know, and when the whole desk is away. */
export const people: NumberedMigration = {
  name: '0008-people',
  up: async db => {
    await db.schema
      .createTable('operator_profile')
      .addColumn('operator_id', 'text', column => column.primaryKey().notNull().references('operator.id'))
      .addColumn('version', 'integer', column => column.notNull())
      .addColumn('presence', 'text', column => column.notNull())
      .addColumn('away_until', 'text')
      .addColumn('skills', 'text', column => column.notNull())
      .addColumn('languages', 'text', column => column.notNull())
      .addColumn('capacity', 'integer')
      .addColumn('last_assigned_at', 'text')
      .execute();
    await db.schema
      .createTable('desk_away')
      .addColumn('from_at', 'text', column => column.primaryKey().notNull())
      .addColumn('to_at', 'text', column => column.notNull())
      .execute();
    await db.schema.createIndex('desk_away_end').on('desk_away').column('to_at').execute();
    await db.schema
      .createIndex('ticket_assignee')
      .on('ticket')
      .columns(['assignee_id', 'status', 'priority_rank'])
      .execute();
  },
};
