import { type FSWatcher, watch } from 'node:fs';
import type { Logger } from '../../base/logger.ts';

/** Quiet time after the last change, in ms: an editor writes a file in several steps. */
const settleMs = 150;
/** A steady stream of changes is not waited out longer than this, in ms, so that a saved file is live within a second. */
const patienceMs = 500;
/** How often, in ms, a first folder that cannot be watched is looked at instead. */
const lookMs = 2000;

/**
 * Calls `changed` when something directly in one of `folders` has changed and come to rest. Those after the first may be missing
 * and may come later, within one that is watched. Keeps no process alive.
 *
 * Each folder is watched by itself: on Linux a recursive fs.watch (Node 20 to 24) watches the files, and so loses one for good
 * when an editor saves it by renaming.
 */
export function watchFolders(
  folders: readonly [string, ...string[]],
  changed: () => void,
  logger: Logger,
): { close(): void } {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let firstChange: number | undefined;
  let isBlind = false;

  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(settled, ms).unref();
  };
  const onChange = () => {
    const now = performance.now();
    firstChange ??= now;
    wait(Math.max(0, Math.min(settleMs, firstChange + patienceMs - now)));
  };
  const open = (folder: string): FSWatcher[] => {
    try {
      return [watch(folder, { persistent: false }, onChange).on('error', onChange)];
    } catch (err) {
      if (folder === folders[0]) lookInstead(err);
      return [];
    }
  };
  const lookInstead = (err: unknown) => {
    if (!isBlind) logger.error({ err }, 'a folder cannot be watched; it is looked at every two seconds');
    isBlind = true;
    wait(lookMs);
  };
  const openAll = () => {
    const before = watchers;
    watchers = folders.flatMap(open);
    for (const watcher of before) watcher.close();
  };
  // Opened anew each time, since a folder may have been replaced by another of the same name; before looking, so that nothing is missed.
  const settled = () => {
    firstChange = undefined;
    openAll();
    changed();
  };

  openAll();
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
