import { type FSWatcher, watch } from 'chokidar';
import type { Logger } from '../../base/logger.ts';

/** Quiet time after the last change, in ms: an editor writes a file in several steps. */
const settleMs = 150;
/** A steady stream of changes is not waited out longer than this, in ms, so that a saved file is live within a second. */
const patienceMs = 500;

/** Follows a folder of articles: `reload` runs once now, and when files have changed and come to rest. */
export async function followFolder(
  dir: string,
  reload: () => Promise<void>,
  logger: Logger,
): Promise<{ close(): Promise<void> }> {
  const watcher = watch(dir, { ignoreInitial: true, followSymlinks: false, depth: 3 });
  let timer: NodeJS.Timeout | undefined;
  let firstChange: number | undefined;
  let reloading: Promise<void> = Promise.resolve();
  watcher.on('all', () => {
    const now = performance.now();
    firstChange ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        firstChange = undefined;
        reloading = reload();
      },
      Math.max(0, Math.min(settleMs, firstChange + patienceMs - now)),
    );
  });
  watcher.on('error', err => logger.error({ err }, 'watching the articles failed; changes are seen at the next start'));
  await ready(watcher);
  // What changed between the first look and now was not seen by the watcher.
  reloading = reload();
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await reloading;
    },
  };
}

/** Changes before this would be missed. */
function ready(watcher: FSWatcher): Promise<void> {
  return new Promise(resolve => {
    watcher.on('ready', () => resolve());
  });
}

/** Runs never overlap; calls during a run share the next one, which sees all that changed before it began. */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}
