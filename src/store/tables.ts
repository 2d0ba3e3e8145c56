import type { Sqlite } from './sql/sqlite.ts';
import { accountLinkTable } from './tables/accounts/account-link.ts';
import { apiTokenTable } from './tables/accounts/api-token.ts';
import { auditTable } from './tables/accounts/audit.ts';
import { operatorTable } from './tables/accounts/operator.ts';
import { sessionTable } from './tables/accounts/session.ts';
import { setupLinkTable } from './tables/accounts/setup-link.ts';
import { activityTable } from './tables/activity.ts';
import { articleFeedbackTable } from './tables/article-feedback.ts';
import { conversationTable } from './tables/conversation.ts';
import { customerTable } from './tables/customers/customer.ts';
import { customerNoteTable } from './tables/customers/customer-note.ts';
import { erasureStatements } from './tables/customers/erasure.ts';
import { eventTable } from './tables/event.ts';
import { deskChangeTable } from './tables/live/desk-change.ts';
import { savedViewTable } from './tables/live/saved-view.ts';
import { ticketReadTable } from './tables/live/ticket-read.ts';
import { ticketThreadTable } from './tables/live/ticket-thread.ts';
import { noticeTable } from './tables/notice.ts';
import { outboxTable } from './tables/outbox.ts';
import { deskAwayTable } from './tables/people/desk-away.ts';
import { profileTable } from './tables/people/operator-profile.ts';
import { ratingTable } from './tables/rating.ts';
import { resumeCredentialTable } from './tables/resume-credential.ts';
import { ticketTable } from './tables/ticket.ts';
import { historyTable } from './tables/ticket-history.ts';
import { ticketSequence } from './tables/ticket-sequence.ts';

export type Tables = ReturnType<typeof prepareTables>;

/** Every statement of every table, prepared once; the schema must be in place. */
export function prepareTables(sqlite: Sqlite) {
  return {
    customer: customerTable(sqlite),
    customerNote: customerNoteTable(sqlite),
    erasure: erasureStatements(sqlite),
    conversation: conversationTable(sqlite),
    activity: activityTable(sqlite),
    ticket: ticketTable(sqlite),
    ticketHistory: historyTable(sqlite),
    ticketThread: ticketThreadTable(sqlite),
    ticketRead: ticketReadTable(sqlite),
    deskChange: deskChangeTable(sqlite),
    savedView: savedViewTable(sqlite),
    ticketSequence: ticketSequence(sqlite),
    rating: ratingTable(sqlite),
    event: eventTable(sqlite),
    outbox: outboxTable(sqlite),
    notice: noticeTable(sqlite),
    operator: operatorTable(sqlite),
    session: sessionTable(sqlite),
    apiToken: apiTokenTable(sqlite),
    setupLink: setupLinkTable(sqlite),
    accountLink: accountLinkTable(sqlite),
    audit: auditTable(sqlite),
    resumeCredential: resumeCredentialTable(sqlite),
    articleFeedback: articleFeedbackTable(sqlite),
    operatorProfile: profileTable(sqlite),
    deskAway: deskAwayTable(sqlite),
  };
}
