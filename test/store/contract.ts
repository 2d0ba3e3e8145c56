import type { Store } from '../../src/store/store.ts';
import { accessContract } from './contract-access.ts';
import { accountsContract } from './contract-accounts.ts';
import { articleFeedbackContract } from './contract-article-feedback.ts';
import { auditContract } from './contract-audit.ts';
import { commitContract } from './contract-commit.ts';
import { erasureContract } from './contract-erasure.ts';
import { groupCommitContract } from './contract-group-commit.ts';
import { inboxContract } from './contract-inbox.ts';
import { liveContract } from './contract-live.ts';
import { logContract } from './contract-log.ts';
import { outboxContract } from './contract-outbox.ts';
import { peopleContract } from './contract-people.ts';
import { purgeContract } from './contract-purge.ts';
import { questionContract } from './contract-question.ts';
import { ratingContract } from './contract-rating.ts';
import { ticketContract } from './contract-ticket.ts';

export type Opened = {
  store: Store;
  /** Runs one SQL statement past the store, as somebody with the database's own shell would; throws when it is refused. */
  sql(statement: string): void | Promise<void>;
  /** The rows that a query finds past the store. */
  rows(query: string): unknown[] | Promise<unknown[]>;
};

/** What every store of Solodesk does, whatever the database; `open` gives an empty one that the suite closes. */
export type Open = () => Promise<Opened>;

export function storeContract(open: Open): void {
  commitContract(open);
  groupCommitContract(open);
  logContract(open);
  ticketContract(open);
  ratingContract(open);
  questionContract(open);
  outboxContract(open);
  accessContract(open);
  accountsContract(open);
  auditContract(open);
  peopleContract(open);
  purgeContract(open);
  erasureContract(open);
  liveContract(open);
  inboxContract(open);
  articleFeedbackContract(open);
}
