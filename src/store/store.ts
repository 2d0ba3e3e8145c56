import type { Logger } from '../base/logger.ts';
import type { ResumeStore } from '../channels/direct-line/ports.ts';
import type { AuditLog } from '../console/audit/ports.ts';
import type { CustomerFiles } from '../console/customers/ports.ts';
import type { ChangeLog, ReadMarks, SavedViews } from '../console/live/ports.ts';
import type { DeadLetters, OperatorStore, UndeliveredMessages } from '../console/ports.ts';
import type { QuestionEvents } from '../knowledge/gaps/ports.ts';
import type { ReadingLog } from '../knowledge/ports.ts';
import type { NoticeStore, OutboxStore } from '../outbox/ports.ts';
import type { ArticleFeedback } from '../site/ports.ts';
import type { RatingStore } from '../survey/ports.ts';
import type { DayCounts } from '../tickets/notify/ports.ts';
import type { DeskAwayStore, StaffStore } from '../tickets/people/ports.ts';
import type { TicketStore } from '../tickets/ports.ts';
import type { ConversationLog, TurnStore } from '../turn/ports.ts';
import { migrate } from './migrate.ts';
import { sqliteDdl } from './migrations/sqlite-ddl.ts';
import { groupCommit } from './sql/group-commit.ts';
import { openSqlite, type Sqlite } from './sql/sqlite.ts';
import { auditLog } from './stores/accounts/audit-log.ts';
import { operatorStore } from './stores/accounts/operator-store.ts';
import { articleFeedback } from './stores/article-feedback.ts';
import { customerFiles } from './stores/customer-files.ts';
import { dayCounts } from './stores/day-counts.ts';
import { changeLog, readMarks } from './stores/live/change-log.ts';
import { savedViews } from './stores/live/saved-views.ts';
import { noticeStore } from './stores/notice-store.ts';
import { outboxStore } from './stores/outbox-store.ts';
import { deskAwayStore } from './stores/people/desk-away-store.ts';
import { staffStore } from './stores/people/staff-store.ts';
import { purge } from './stores/purge.ts';
import { questionEvents } from './stores/question-events.ts';
import { ratingStore } from './stores/rating-store.ts';
import { readingLog } from './stores/reading-log.ts';
import { resumeStore } from './stores/resume-store.ts';
import { ticketStore } from './stores/ticket-store.ts';
import { conversationLog } from './stores/turns/conversation-log.ts';
import { turnStore } from './stores/turns/turn-store.ts';
import { prepareTables } from './tables.ts';

/** Everything that is kept. One port a field; each is documented where it is declared. */
export type Store = {
  turns: TurnStore;
  log: ConversationLog;
  tickets: TicketStore;
  ratings: RatingStore;
  customers: CustomerFiles;
  questions: QuestionEvents;
  operators: OperatorStore;
  auditLog: AuditLog;
  resume: ResumeStore;
  outbox: OutboxStore & UndeliveredMessages & DeadLetters;
  notices: NoticeStore;
  dayCounts: DayCounts;
  articleFeedback: ArticleFeedback;
  readings: ReadingLog;
  staff: StaffStore;
  deskAway: DeskAwayStore;
  changes: ChangeLog;
  reads: ReadMarks;
  views: SavedViews;
  /** Deletes expired sessions, set-up links and resume credentials, outbox entries sent more than 30 days before `now` (ISO), and changes of more than a day ago. */
  purge(now: string): Promise<void>;
  /** SQL statements run since the store was opened, BEGIN and COMMIT included. */
  statementCount(): number;
  /** Writes what still waits, then closes the database; later writes reject with AppError `store_closed`. */
  close(): Promise<void>;
};

/**
 * Opens the SQLite file (created with its folder when it is not there; `:memory:` for a passing one) and brings it up to date.
 * Rejects with AppError `database_unusable`, `newer_database` or `migration_failed`.
 */
export async function openStore(options: { file: string; logger: Logger }): Promise<Store> {
  const sqlite = openSqlite(options.file);
  try {
    await migrate(sqlite, sqliteDdl);
    return assemble(sqlite, options.logger);
  } catch (error) {
    await sqlite.close();
    throw error;
  }
}

function assemble(sqlite: Sqlite, logger: Logger): Store {
  const tables = prepareTables(sqlite);
  const writes = groupCommit(sqlite, logger);
  return {
    turns: turnStore(sqlite, tables, writes),
    log: conversationLog(tables),
    tickets: ticketStore(sqlite, tables),
    ratings: ratingStore(sqlite),
    customers: customerFiles(sqlite, tables, writes),
    questions: questionEvents(tables),
    operators: operatorStore(tables, writes),
    auditLog: auditLog(tables, writes),
    resume: resumeStore(tables, writes),
    outbox: outboxStore(tables, writes),
    notices: noticeStore(tables, writes),
    dayCounts: dayCounts(tables),
    articleFeedback: articleFeedback(sqlite, tables, writes),
    readings: readingLog(tables),
    staff: staffStore(tables, writes),
    deskAway: deskAwayStore(tables, writes),
    changes: changeLog(tables),
    reads: readMarks(tables, writes),
    views: savedViews(tables, writes),
    purge: purge(tables, writes),
    statementCount: sqlite.statementCount,
    close: async () => {
      writes.close();
      await sqlite.close();
    },
  };
}
