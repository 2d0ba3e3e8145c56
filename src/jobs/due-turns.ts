import { plusMs } from '../base/clock.ts';
import type { ConversationLog } from '../turn/ports.ts';
import type { Turns } from '../turn/turn.ts';
import { createHourlyPurge, type PurgeDeps } from './hourly-purge.ts';

export type Jobs = {
  start(): void;
  /** One look at what is due or has expired; a call during another waits for that one instead of overlapping it. Never rejects. */
  runOnce(): Promise<void>;
  /** Stops looking and waits for the turns under way. */
  close(): Promise<void>;
};

export type JobsDeps = PurgeDeps & {
  log: ConversationLog;
  turns: Turns;
  /** Gives what waits in the queue to whoever is there. Never rejects. */
  giveOutQueue?(): Promise<void>;
  /** Called at each look, after the conversations; must not reject. */
  further?: (() => Promise<void>) | undefined;
  /** Milliseconds between two looks. */
  everyMs?: number;
};

type Trouble = { failures: number; retryAt: string };

const AT_ONCE = 50;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Hands a `due` turn to every conversation whose time has come: ends of bursts, idle episodes, holds without action, due times. Purges hourly. */
export function createJobs(deps: JobsDeps): Jobs {
  const { log, clock, logger, everyMs = 1000 } = deps;
  const troubled = new Map<string, Trouble>();
  const purgeHourly = createHourlyPurge(deps);
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const now = clock.now();
    // Failing conversations stay the most overdue: ask for so many more, or they would keep the others from being seen.
    const limit = AT_ONCE + troubled.size;
    const due = await log.due(now, limit);
    if (due.length < limit) forgetAllBut(troubled, due);
    const ready = due.filter(id => (troubled.get(id)?.retryAt ?? now) <= now).slice(0, AT_ONCE);
    // Together, so that their commits share a transaction.
    await Promise.all(ready.map(id => handle(deps, troubled, id)));
  }

  function runOnce(): Promise<void> {
    running ??= look()
      .catch(err => logger.error({ err }, 'due conversations could not be read'))
      .then(deps.giveOutQueue)
      .then(purgeHourly)
      .then(deps.further)
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    runOnce,
    start: () => {
      timer ??= setInterval(runOnce, everyMs).unref();
      void runOnce();
    },
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function handle({ turns, clock, logger }: JobsDeps, troubled: Map<string, Trouble>, id: string): Promise<void> {
  try {
    await turns.handle({ kind: 'due', conversationId: id });
    troubled.delete(id);
  } catch (err) {
    const failures = (troubled.get(id)?.failures ?? 0) + 1;
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
    troubled.set(id, { failures, retryAt: plusMs(clock.now(), waitMs) });
    logger.error({ conversationId: id, failures, waitMs, err }, 'due turn failed');
  }
}

function forgetAllBut(troubled: Map<string, Trouble>, due: readonly string[]): void {
  for (const id of troubled.keys()) if (!due.includes(id)) troubled.delete(id);
}
