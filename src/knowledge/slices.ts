import { setImmediate } from 'node:timers/promises';

/** Long computation in steps: after each it yields how much of it is done, 0 to 1. */
export type Work<T> = Generator<number, T, void>;

/** So long, in ms, the process may be kept from its customers at a time. */
const sliceMs = 8;

/** The work as a part of more, from one share of it to another. */
export function* portion<T>(work: Work<T>, from: number, to: number): Work<T> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** Does all of it at once. */
export function finish<T>(work: Work<T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Does it in slices, between which the process answers others. `onProgress` is told 0 to 1. */
export async function finishInSlices<T>(work: Work<T>, onProgress: (done: number) => void): Promise<T> {
  let since = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < sliceMs) continue;
    onProgress(step.value);
    await setImmediate();
    since = performance.now();
  }
}
