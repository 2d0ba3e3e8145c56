import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { AppError, PermanentFault } from '../../src/base/errors.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { at } from '../store/records.ts';
import { keptLog } from '../support/log-lines.ts';
import { runInFile } from '../support/second-connection.ts';
import { commitEntries, dueAfter, newFile, newStore, startOutbox, turnsOfLoop, waitingIds } from './opened.ts';

let clock: ReturnType<typeof fixedClock>;
beforeEach(() => {
  clock = fixedClock(at);
});

describe('a delivery that fails', () => {
  it('does not hold up another conversation', async () => {
    const sent: string[] = [];
    const store = await newStore();
    await commitEntries(store, '1@a', '2@a', '3@b');
    const outbox = startOutbox(store, clock, async id => {
      if (id === '1') throw new Error('down');
      sent.push(id);
    });
    await outbox.settled();
    expect(sent).toEqual(['3']);
    expect(await waitingIds(store)).toEqual(['1']);
  });

  it('is tried again when its time has come, not before, and later each time', async () => {
    let tries = 0;
    const store = await newStore();
    await commitEntries(store, '1@a');
    const outbox = startOutbox(store, clock, async () => {
      tries += 1;
      if (tries < 3) throw new Error('down');
    });
    const triesAfter = async (ms: number) => {
      clock.advance(ms);
      outbox.wake();
      await outbox.settled();
      return tries;
    };
    expect(await triesAfter(0)).toBe(1);
    expect(await dueAfter(store, 1000)).toMatchObject([{ id: '1', attempts: 1 }]);
    expect(await triesAfter(999)).toBe(1);
    expect(await triesAfter(1)).toBe(2);
    expect(await triesAfter(1999)).toBe(2);
    expect(await triesAfter(1)).toBe(3);
    expect(await waitingIds(store)).toEqual([]);
    expect(await store.outbox.undelivered('a')).toEqual([]);
  });

  it('waits as long as the receiver asks', async () => {
    const store = await newStore();
    await commitEntries(store, '1@a');
    const outbox = startOutbox(store, clock, async () => {
      throw new AppError('limited', 'busy', 'busy', { retryAfterSeconds: 120 });
    });
    await outbox.settled();
    expect(await dueAfter(store, 119_999)).toEqual([]);
    expect(await dueAfter(store, 120_000)).toMatchObject([{ id: '1', attempts: 1 }]);
  });

  it('is given up after the last try: a dead letter, a line in the log, and the conversation goes on', async () => {
    const { logger, lines } = keptLog();
    const sent: string[] = [];
    const store = await newStore();
    await commitEntries(store, '1@a', '2@a');
    const send = async (id: string) => {
      if (id === '1') throw new Error('still down');
      sent.push(id);
    };
    const outbox = startOutbox(store, clock, send, { logger, retry: { maxTries: 3, baseMs: 1000, maxMs: 1000 } });
    for (let i = 0; i < 3; i += 1) {
      await outbox.settled();
      clock.advance(1000);
      outbox.wake();
    }
    await outbox.settled();
    expect(await store.outbox.undelivered('a')).toMatchObject([{ error: 'still down' }]);
    expect(lines.map(line => line.msg)).toEqual([
      'delivery failed, will be tried again',
      'delivery failed, will be tried again',
      'delivery given up: dead letter',
    ]);
    expect(sent).toEqual(['2']);
  });

  it('is given up at once when the fault is permanent', async () => {
    let tries = 0;
    const store = await newStore();
    await commitEntries(store, '1@a');
    const outbox = startOutbox(store, clock, async () => {
      tries += 1;
      throw new PermanentFault('the conversation is gone');
    });
    await outbox.settled();
    expect(tries).toBe(1);
    expect(await store.outbox.undelivered('a')).toMatchObject([{ error: 'the conversation is gone' }]);
  });

  it('is kept for a later try when its channel is not configured', async () => {
    const { logger, lines } = keptLog();
    const store = await newStore();
    await commitEntries(store, '1@a');
    await startOutbox(store, clock, async () => {}, { senders: {}, logger }).settled();
    expect(await dueAfter(store, 60_000)).toMatchObject([{ id: '1', attempts: 1 }]);
    expect(lines).toMatchObject([{ err: { message: expect.stringContaining('"test"') } }]);
  });
});

describe('a database in trouble', () => {
  it('does not make the outbox send in a loop what it cannot note as sent', async () => {
    const { logger, lines } = keptLog();
    const file = newFile();
    const store = await newStore(file);
    await commitEntries(store, '1@a');
    runInFile(file, "CREATE TRIGGER full BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    let tries = 0;
    const send = async () => {
      tries += 1;
    };
    const outbox = startOutbox(store, clock, send, { logger });
    await outbox.settled();
    await turnsOfLoop();
    expect(tries).toBe(1);
    expect(lines).toMatchObject([{ entryId: '1', msg: 'outcome of a delivery could not be stored' }]);
    runInFile(file, 'DROP TRIGGER full');
    outbox.wake();
    await outbox.settled();
    expect([tries, await waitingIds(store)]).toEqual([2, []]);
  });

  it('is survived: what could not be read is delivered when it can', async () => {
    const { logger, lines } = keptLog();
    const file = newFile();
    const store = await newStore(file);
    await commitEntries(store, '1@a');
    runInFile(file, 'ALTER TABLE outbox RENAME TO elsewhere');
    const sent: string[] = [];
    const outbox = startOutbox(store, clock, async id => void sent.push(id), { logger });
    await outbox.settled();
    expect(lines).toMatchObject([{ msg: 'outbox could not be read' }]);
    runInFile(file, 'ALTER TABLE elsewhere RENAME TO outbox');
    outbox.wake();
    await outbox.settled();
    expect(sent).toEqual(['1']);
  });

  it('is not touched before the outbox is started or woken', async () => {
    const { logger, lines } = keptLog();
    const store = await newStore();
    await commitEntries(store, '1@a');
    const outbox = createOutbox({ store: store.outbox, senders: {}, clock, logger });
    await turnsOfLoop();
    await outbox.close();
    expect(await dueAfter(store, 0)).toMatchObject([{ id: '1', attempts: 0 }]);
    expect(lines).toEqual([]);
  });
});
