import { conversations } from './0001-conversations.ts';
import { tickets } from './0002-tickets.ts';
import { outcomes } from './0003-outcomes.ts';
import { access } from './0004-access.ts';
import { expiry } from './0005-expiry.ts';
import { articleFeedback } from './0006-article-feedback.ts';
import { queueOrder } from './0007-queue-order.ts';
import { people } from './0008-people.ts';
import { customers } from './0009-customers.ts';
import { liveDesk } from './0010-live-desk.ts';
import { notices } from './0011-notices.ts';
import { accounts } from './0012-accounts.ts';
import { erasure } from './0015-erasure.ts';
import type { NumberedMigration } from './ddl.ts';

/** All migrations, in the order in which they are applied. New ones are added at the end. */
export const migrations: readonly NumberedMigration[] = [
  conversations,
  tickets,
  outcomes,
  access,
  expiry,
  articleFeedback,
  queueOrder,
  people,
  customers,
  liveDesk,
  notices,
  accounts,
  erasure,
];
