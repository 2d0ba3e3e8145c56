import { AppError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';

/** More would make the first of them wait for no gain: the fsync is already shared by this many. */
const maxJobs = 64;

type Job = { attempt(): void; settle(): void; fail(error: unknown): void };

type Transactions = { begin(): void; commit(): void; rollback(): void };

/**
 * The one way to write: work that waits together shares one transaction and one fsync. Each piece of work is synchronous and
 * keeps its place in the queue. When one fails, its transaction is rolled back and every piece runs again alone, in the same order,
 * so that only the bad one rejects; work may therefore run twice and must change nothing but the database.
 */
export type GroupCommit = {
  /** Resolves with what `work` gave, when it is durable. */
  run<T>(work: () => T): Promise<T>;
  /** Writes what still waits; afterwards `run` rejects with AppError `store_closed`. */
  close(): void;
};

export function groupCommit(transactions: Transactions, logger: Logger): GroupCommit {
  const queue: Job[] = [];
  let scheduled = false;
  let closed = false;
  let seen = 0;

  /** While more comes in, one more look: those then share the fsync. A lone turn is not kept waiting. */
  const look = () => {
    if (queue.length <= seen || queue.length >= maxJobs || queue.length === 1) {
      flush();
      return;
    }
    seen = queue.length;
    setImmediate(look);
  };
  const flush = () => {
    scheduled = false;
    seen = 0;
    commitTogether(queue.splice(0, maxJobs), transactions, logger);
    if (queue.length > 0) schedule();
  };
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(look);
  };

  return {
    run: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (closed) {
          reject(new AppError('internal', 'store_closed', 'The store is closed; nothing more can be written'));
          return;
        }
        queue.push(newJob(work, resolve, reject));
        schedule();
      }),
    close: () => {
      closed = true;
      while (queue.length > 0) flush();
    },
  };
}

function newJob<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Job {
  let settle = () => {};
  return {
    attempt: () => {
      const value = work();
      settle = () => resolve(value);
    },
    settle: () => settle(),
    fail: reject,
  };
}

function commitTogether(jobs: Job[], transactions: Transactions, logger: Logger): void {
  if (jobs.length === 0) return;
  try {
    transactions.begin();
  } catch (error) {
    // Another process holds the database: alone, each would wait as long and fail as well.
    for (const job of jobs) job.fail(error);
    return;
  }
  try {
    for (const job of jobs) job.attempt();
    transactions.commit();
  } catch (error) {
    transactions.rollback();
    retryAlone(jobs, error, transactions, logger);
    return;
  }
  for (const job of jobs) job.settle();
}

function retryAlone(jobs: Job[], error: unknown, transactions: Transactions, logger: Logger): void {
  const [only, ...others] = jobs;
  if (only !== undefined && others.length === 0) {
    only.fail(error);
    return;
  }
  logger.debug({ jobs: jobs.length, err: error }, 'a shared transaction failed; its work is retried one by one');
  for (const job of jobs) commitTogether([job], transactions, logger);
}
