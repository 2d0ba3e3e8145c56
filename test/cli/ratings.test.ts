import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '../../src/base/logger.ts';
import { openStore } from '../../src/store/store.ts';
import { begin, rating } from '../store/records.ts';
import { newDataDir, runCommand, runToEnd } from '../support/running-desk.ts';

const Summary = z.object({ items: z.array(z.object({ conversationId: z.string() })), asked: z.number() });

describe('solodesk ratings', () => {
  it('counts the last day whole, as the API does', async () => {
    const dataDir = newDataDir();
    const store = await openStore({ file: join(dataDir, 'solodesk.db'), logger: silentLogger });
    const asked = { a: '2026-03-01T23:59:59.999Z', b: '2026-03-02T23:59:59.999Z', c: '2026-03-03T00:00:00.000Z' };
    for (const [id, askedAt] of Object.entries(asked)) {
      await begin(store, id, { rating: rating(`rat_${id}`, id, { askedAt, answeredAt: askedAt, csat: 5 }) });
    }
    await store.close();
    const printed = await runCommand(dataDir, 'ratings', '--from', '2026-03-02', '--to', '2026-03-02', '--json');
    const { items, asked: count } = Summary.parse(JSON.parse(printed));
    expect([items.map(({ conversationId }) => conversationId), count]).toEqual([['b'], 1]);
  });

  it('refuses a period that is none, with the mend', async () => {
    const { code, stderr } = await runToEnd(newDataDir(), {}, 'ratings', '--to', 'yesterday');
    expect([code, stderr]).toEqual([
      1,
      '--to yesterday: write a day as 2026-11-01, or an instant as 2026-11-01T09:00:00Z\n',
    ]);
  });
});
