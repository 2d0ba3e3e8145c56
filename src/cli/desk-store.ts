import { createLogger } from '../base/logger.ts';
import { readConfig } from '../config.ts';
import { openDataDir } from '../data-dir.ts';
import { openStore, type Store } from '../store/store.ts';

/** Opens the store that the running desk uses, for one command, and closes it again. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const store = await openStore({ file: openDataDir(config.dataDir).database, logger: createLogger('warn') });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
