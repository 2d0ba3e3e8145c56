import { SingleBar } from 'cli-progress';

/** Work that is over sooner shows no bar, in ms. */
const patienceMs = 2_000;

export type Progress = {
  /** So much of one step of the work is done. */
  update(label: string, done: number, all: number): void;
  /** Takes the bar away. */
  stop(): void;
};

/** A bar on standard error when that is a terminal and the work takes longer than two seconds. */
export function showProgress(): Progress {
  const start = performance.now();
  let bar: SingleBar | undefined;
  return {
    update(label, done, all) {
      if (!process.stderr.isTTY || performance.now() - start < patienceMs) return;
      if (!bar) {
        bar = new SingleBar({ format: '{label} {bar} {value}/{total}', clearOnComplete: true, hideCursor: true });
        bar.start(all, done, { label });
      }
      bar.setTotal(all);
      bar.update(done, { label });
    },
    stop: () => bar?.stop(),
  };
}
