import type { z } from 'zod';
import { LoggedActivity } from '../../turn/activity.ts';
import type { ActivityRow } from '../schema.ts';
import { withoutNulls } from '../sql/json.ts';
import type { Sqlite } from '../sql/sqlite.ts';

/** What `body` holds: the fields that have no column of their own. */
const Body = LoggedActivity.omit({ n: true, at: true, clientId: true, waiting: true });
type Body = z.infer<typeof Body>;

export function activityTable(sqlite: Sqlite) {
  const { db } = sqlite;
  const rows = db.selectFrom('activity').selectAll();
  return {
    byClientId: sqlite
      .takes<{ conversation_id: string; client_id: string }>()
      .prepare(slot =>
        rows.where('conversation_id', '=', slot('conversation_id')).where('client_id', '=', slot('client_id')),
      ),
    newestAfter: sqlite
      .takes<{ conversation_id: string; after: number; limit: number }>()
      .prepare(slot =>
        rows
          .where('conversation_id', '=', slot('conversation_id'))
          .where('n', '>', slot('after'))
          .orderBy('n', 'desc')
          .limit(slot('limit')),
      ),
    between: sqlite
      .takes<{ conversation_id: string; from_n: number; to_n: number }>()
      .prepare(slot =>
        rows
          .where('conversation_id', '=', slot('conversation_id'))
          .where('n', '>=', slot('from_n'))
          .where('n', '<=', slot('to_n'))
          .orderBy('n'),
      ),
    /** Changes nothing when the conversation holds an activity of this client id. */
    insert: sqlite.takes<ActivityRow>().prepare(slot =>
      db
        .insertInto('activity')
        .values({
          conversation_id: slot('conversation_id'),
          n: slot('n'),
          at: slot('at'),
          client_id: slot('client_id'),
          waiting: slot('waiting'),
          body: slot('body'),
        })
        .onConflict(conflict =>
          conflict.columns(['conversation_id', 'client_id']).where('client_id', 'is not', null).doNothing(),
        ),
    ),
    markAnswered: sqlite
      .takes<{ conversation_id: string; n: number }>()
      .prepare(slot =>
        db
          .updateTable('activity')
          .set({ waiting: 0 })
          .where('conversation_id', '=', slot('conversation_id'))
          .where('n', '=', slot('n')),
      ),
  };
}

export function activityRow(conversationId: string, activity: LoggedActivity): ActivityRow {
  const { n, at, clientId, waiting, ...rest } = activity;
  const body: Body = rest;
  return {
    conversation_id: conversationId,
    n,
    at,
    client_id: clientId ?? null,
    waiting: waiting === true ? 1 : 0,
    body: JSON.stringify(body),
  };
}

export function activityOf(row: ActivityRow): LoggedActivity {
  return {
    n: row.n,
    at: row.at,
    ...Body.parse(JSON.parse(row.body)),
    ...withoutNulls({ clientId: row.client_id, waiting: row.waiting === 1 ? true : null }),
  };
}
