import { type Clock, plusMs } from '../base/clock.ts';
import { AppError, PermanentFault } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { defaultRetryPolicy, type RetryPolicy, retryDelayMs } from './backoff.ts';
import type { OutboxEntry, OutboxStore } from './ports.ts';

/**
 * Delivers one entry; resolves when the receiver has it. Called again after a failure or a crash, so it must bear repetition.
 * PermanentFault ends the tries; AppError `limited` with `retryAfterSeconds` sets the earliest next one.
 */
export type Sender = (entry: OutboxEntry) => Promise<void>;

export type Outbox = {
  /** Takes up what an earlier process left and looks from then on by itself; call it once all senders are there. */
  start(): void;
  /** Looks for due entries now; call it after a commit that wrote some. */
  wake(): void;
  /** Resolves when nothing is being sent and nothing is due. */
  settled(): Promise<void>;
  /** Takes nothing new and waits for what is being sent. */
  close(): Promise<void>;
};

export type OutboxDeps = {
  store: OutboxStore;
  /** By entry kind. */
  senders: Readonly<Record<string, Sender>>;
  clock: Clock;
  logger: Logger;
  /** In [0, 1), for the jitter. */
  random?: () => number;
  retry?: RetryPolicy;
  /** Conversations served side by side. */
  concurrency?: number;
  /** How often to look for entries whose time has come, in milliseconds. */
  everyMs?: number;
};

/** Runs what the turns left to be delivered: at least once, in order within a conversation, conversations side by side. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, logger, concurrency = 4 } = deps;
  /** Deliveries under way, by conversation. */
  const running = new Map<string, Promise<void>>();
  /** Entries that ended while the store was being read: the answer may still hold them as due. */
  const justEnded = new Set<string>();
  let pumping: Promise<void> | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  async function pump(): Promise<void> {
    do {
      isAskedAgain = false;
      if (running.size >= concurrency) return;
      justEnded.clear();
      // What is running is still due, so the answer holds at most as many others as there are places.
      const entries = await store.due(deps.clock.now(), concurrency);
      for (const entry of entries) {
        // Another process may have ended ours meanwhile.
        if (isClosed || running.size >= concurrency) break;
        if (!running.has(entry.conversationId) && !justEnded.has(entry.id)) begin(entry);
      }
    } while (isAskedAgain && !isClosed);
  }

  function begin(entry: OutboxEntry): void {
    const delivery = deliver(deps, entry).then(isNoted => {
      running.delete(entry.conversationId);
      justEnded.add(entry.id);
      // If the outcome could not be written the entry is still due: leave it to the timer instead of sending it in a loop.
      if (isNoted) wake();
    });
    running.set(entry.conversationId, delivery);
  }

  function wake(): void {
    if (isClosed) return;
    isAskedAgain = true;
    pumping ??= pump()
      .catch(err => logger.error({ err }, 'outbox could not be read'))
      .finally(() => {
        pumping = undefined;
      });
  }

  async function settled(): Promise<void> {
    while (pumping !== undefined || running.size > 0) await Promise.all([pumping, ...running.values()]);
  }

  return {
    start: () => {
      timer ??= setInterval(wake, deps.everyMs ?? 1000).unref();
      wake();
    },
    wake,
    settled,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await settled();
    },
  };
}

/** Sends and notes the outcome; false when the outcome could not be noted. Never rejects. */
async function deliver(deps: OutboxDeps, entry: OutboxEntry): Promise<boolean> {
  const { store, clock, logger } = deps;
  try {
    const fault = await attempt(deps, entry);
    if (fault === undefined) await store.sent(entry.id, clock.now());
    else await noteFailure(deps, entry, fault.reason);
    return true;
  } catch (err) {
    logger.error({ err, entryId: entry.id }, 'outcome of a delivery could not be stored');
    return false;
  }
}

async function attempt({ senders }: OutboxDeps, entry: OutboxEntry): Promise<{ reason: unknown } | undefined> {
  try {
    const send = senders[entry.kind];
    // Not a permanent fault: a channel left out of the configuration by mistake may be back in a minute.
    if (send === undefined) throw new Error(`Nothing sends "${entry.kind}"; is its channel configured?`);
    await send(entry);
    return undefined;
  } catch (reason) {
    return { reason };
  }
}

async function noteFailure(deps: OutboxDeps, entry: OutboxEntry, err: unknown): Promise<void> {
  const { store, clock, logger, random = Math.random, retry = defaultRetryPolicy } = deps;
  const tries = entry.attempts + 1;
  const facts = { entryId: entry.id, kind: entry.kind, conversationId: entry.conversationId, tries, err };
  const isDead = err instanceof PermanentFault || tries >= retry.maxTries;
  const after = err instanceof AppError ? err.retryAfterSeconds : undefined;
  const retryAt = isDead ? undefined : plusMs(clock.now(), retryDelayMs(retry, tries, random(), after));
  await store.failed(entry.id, err instanceof Error ? err.message : String(err), retryAt);
  if (isDead) logger.error(facts, 'delivery given up: dead letter');
  else logger.warn({ ...facts, retryAt }, 'delivery failed, will be tried again');
}
