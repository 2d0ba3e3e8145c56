import { Loader } from '@mantine/core';
import { type ComponentType, lazy, Suspense } from 'react';
import { say } from './words.ts';

/**
 * Something whose code is loaded when it is first shown, so that the inbox does not wait for it.
 * After an upgrade of the desk the old code is gone: the address is loaded anew, once.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load().catch(loadAnew) }));
  return function Later(props: Props) {
    return (
      <Suspense fallback={<Loader m="lg" size="sm" aria-label={say('app.loading')} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

const key = 'solodesk.loadedAnew';
const againMs = 60_000;

function loadAnew(error: unknown): Promise<never> | never {
  if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < againMs) throw error;
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
  return new Promise<never>(() => {});
}

/** Calls `work` when the browser has nothing better to do, at the latest after two seconds. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 1000);
}
