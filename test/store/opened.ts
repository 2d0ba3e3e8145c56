import { afterEach, beforeEach } from 'vitest';
import type { Open, Opened } from './contract.ts';

/** A fresh store for each test of the surrounding `describe`, closed after it. */
export function freshStore(open: Open): () => Opened {
  let opened: Opened | undefined;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    await opened?.store.close();
    opened = undefined;
  });
  return () => {
    if (opened === undefined) throw new Error('the store is open only while a test runs');
    return opened;
  };
}
