import type { ResumeCredentialRow } from '../schema.ts';
import type { Sqlite } from '../sql/sqlite.ts';

export function resumeCredentialTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    insert: sqlite.takes<ResumeCredentialRow>().prepare(slot =>
      db
        .insertInto('resume_credential')
        .values({
          hash: slot('hash'),
          conversation_id: slot('conversation_id'),
          user_id: slot('user_id'),
          expires_at: slot('expires_at'),
        })
        .onConflict(conflict => conflict.column('hash').doNothing()),
    ),
    /** Moves the expiry of a credential that is still alive. */
    slide: sqlite.takes<{ hash: string; now: string; expires_at: string }>().prepare(slot =>
      db
        .updateTable('resume_credential')
        .set({ expires_at: slot('expires_at') })
        .where('hash', '=', slot('hash'))
        .where('expires_at', '>', slot('now'))
        .returning(['conversation_id', 'user_id']),
    ),
    /** All of the conversation that this one opens. */
    deleteConversation: sqlite
      .takes<{ hash: string }>()
      .prepare(slot =>
        db
          .deleteFrom('resume_credential')
          .where('conversation_id', 'in', one =>
            one.selectFrom('resume_credential').select('conversation_id').where('hash', '=', slot('hash')),
          ),
      ),
    alive: sqlite
      .takes<{ hash: string; now: string }>()
      .prepare(slot =>
        db
          .selectFrom('resume_credential')
          .select(['conversation_id', 'user_id'])
          .where('hash', '=', slot('hash'))
          .where('expires_at', '>', slot('now')),
      ),
    deleteExpired: sqlite
      .takes<{ now: string }>()
      .prepare(slot => db.deleteFrom('resume_credential').where('expires_at', '<=', slot('now'))),
  };
}
