import { afterEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { AppError, PermanentFault } from '../../src/base/errors.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createOutbox, type Outbox, type OutboxDeps } from '../../src/outbox/outbox.ts';
import { keptLog } from '../support/log-lines.ts';
import { memoryOutboxStore } from '../support/memory-outbox-store.ts';

const open: Outbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(outbox => outbox.close()));
});

/** A started outbox that then looks only when it is woken, over rows `id@conversation`. */
function setUp(rows: string[], send: (id: string) => Promise<void>, more: Partial<OutboxDeps> = {}) {
  const store = memoryOutboxStore();
  for (const row of rows) {
    const [id = '', conversationId = ''] = row.split('@');
    store.add({ id, kind: 'test', conversationId });
  }
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const senders = { test: (entry: { id: string }) => send(entry.id) };
  const outbox = createOutbox({
    store,
    senders,
    clock,
    logger: silentLogger,
    random: () => 0,
    everyMs: 3_600_000,
    ...more,
  });
  open.push(outbox);
  outbox.start();
  return { store, clock, outbox };
}

/** A sender that holds every entry until it is let go. */
function heldSender() {
  const started: string[] = [];
  const gates = new Map<string, () => void>();
  const send = (id: string) => {
    started.push(id);
    return new Promise<void>(resolve => gates.set(id, resolve));
  };
  return { started, send, letGo: (id: string) => gates.get(id)?.() };
}

const turnOfLoop = () => new Promise(resolve => setImmediate(resolve));

describe('createOutbox', () => {
  it('delivers what an earlier process left as soon as it is started', async () => {
    const sent: string[] = [];
    const { outbox, store } = setUp(['1@a', '2@b'], async id => void sent.push(id));
    await outbox.settled();
    expect(sent.toSorted()).toEqual(['1', '2']);
    expect(store.row('1').state).toBe('sent');
  });

  it('finds entries by itself when nobody wakes it', async () => {
    let told = () => {};
    const delivered = new Promise<void>(resolve => {
      told = resolve;
    });
    const { store } = setUp([], async () => told(), { everyMs: 5 });
    store.add({ id: '1', kind: 'test', conversationId: 'a' });
    await delivered;
  });

  it('keeps the order within a conversation', async () => {
    const { started, send, letGo } = heldSender();
    const { outbox } = setUp(['1@a', '2@a', '3@a'], send);
    await turnOfLoop();
    expect(started).toEqual(['1']);
    outbox.wake();
    await turnOfLoop();
    expect(started).toEqual(['1']);
    letGo('1');
    await turnOfLoop();
    expect(started).toEqual(['1', '2']);
    letGo('2');
    await turnOfLoop();
    letGo('3');
    await outbox.settled();
    expect(started).toEqual(['1', '2', '3']);
  });

  it('serves four conversations side by side and no more', async () => {
    const { started, send, letGo } = heldSender();
    const { outbox } = setUp(['1@a', '2@b', '3@c', '4@d', '5@e', '6@f'], send);
    await turnOfLoop();
    expect(started).toEqual(['1', '2', '3', '4']);
    letGo('2');
    await turnOfLoop();
    expect(started).toEqual(['1', '2', '3', '4', '5']);
    for (const id of ['1', '3', '4', '5']) letGo(id);
    await turnOfLoop();
    letGo('6');
    await outbox.settled();
    expect(started).toHaveLength(6);
  });

  it('serves no more than four even when another process ends what is running here', async () => {
    const { started, send, letGo } = heldSender();
    const { outbox, store } = setUp(['1@a', '2@b', '3@c'], send);
    await turnOfLoop();
    for (const id of ['1', '2', '3']) await store.sent(id, '');
    for (const id of ['4', '5', '6']) store.add({ id, kind: 'test', conversationId: id });
    outbox.wake();
    await turnOfLoop();
    expect(started).toEqual(['1', '2', '3', '4']);
    for (const id of started) letGo(id);
    await turnOfLoop();
    for (const id of ['5', '6']) letGo(id);
    await outbox.settled();
  });

  it('touches nothing before it is started or woken', async () => {
    const store = memoryOutboxStore();
    store.add({ id: '1', kind: 'test', conversationId: 'a' });
    const clock = fixedClock('2026-03-02T09:00:00.000Z');
    const outbox = createOutbox({ store, senders: {}, clock, logger: silentLogger });
    await turnOfLoop();
    await outbox.close();
    expect(store.row('1').attempts).toBe(0);
  });

  it('does not let one conversation in trouble hold up another', async () => {
    const sent: string[] = [];
    const { outbox, store } = setUp(['1@a', '2@a', '3@b'], async id => {
      if (id === '1') throw new Error('down');
      sent.push(id);
    });
    await outbox.settled();
    expect(sent).toEqual(['3']);
    expect(store.row('2').state).toBe('waiting');
  });

  it('tries a failed entry again when its time has come, not before', async () => {
    let tries = 0;
    const { outbox, clock, store } = setUp(['1@a'], async () => {
      tries += 1;
      if (tries < 3) throw new Error('down');
    });
    await outbox.settled();
    expect(store.row('1')).toMatchObject({ attempts: 1, error: 'down', dueAt: '2026-03-02T09:00:01.000Z' });
    outbox.wake();
    await outbox.settled();
    expect(tries).toBe(1);
    clock.advance(1000);
    outbox.wake();
    await outbox.settled();
    expect(store.row('1')).toMatchObject({ attempts: 2, dueAt: '2026-03-02T09:00:03.000Z' });
    clock.advance(2000);
    outbox.wake();
    await outbox.settled();
    expect(tries).toBe(3);
    expect(store.row('1').state).toBe('sent');
  });

  it('waits as long as the receiver asks', async () => {
    const { outbox, store } = setUp(['1@a'], async () => {
      throw new AppError('limited', 'busy', 'busy', { retryAfterSeconds: 120 });
    });
    await outbox.settled();
    expect(store.row('1').dueAt).toBe('2026-03-02T09:02:00.000Z');
  });

  it('gives up after the last try, lists the dead letter, logs it, and goes on with the conversation', async () => {
    const { logger, lines } = keptLog();
    const sent: string[] = [];
    const send = async (id: string) => {
      if (id === '1') throw new Error('still down');
      sent.push(id);
    };
    const { outbox, clock, store } = setUp(['1@a', '2@a'], send, {
      logger,
      retry: { maxTries: 3, baseMs: 1000, maxMs: 1000 },
    });
    for (let i = 0; i < 3; i += 1) {
      await outbox.settled();
      clock.advance(1000);
      outbox.wake();
    }
    await outbox.settled();
    expect(await store.dead()).toMatchObject([{ id: '1', attempts: 3, error: 'still down' }]);
    expect(lines.map(line => line.msg)).toEqual([
      'delivery failed, will be tried again',
      'delivery failed, will be tried again',
      'delivery given up: dead letter',
    ]);
    expect(sent).toEqual(['2']);
  });

  it('makes a permanent fault a dead letter at once', async () => {
    let tries = 0;
    const { outbox, store } = setUp(['1@a'], async () => {
      tries += 1;
      throw new PermanentFault('the conversation is gone');
    });
    await outbox.settled();
    expect(tries).toBe(1);
    expect(await store.dead()).toMatchObject([{ id: '1', error: 'the conversation is gone' }]);
  });

  it('keeps an entry whose channel is not configured for a later try', async () => {
    const { outbox, store } = setUp(['1@a'], async () => {}, { senders: {} });
    await outbox.settled();
    expect(store.row('1')).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(store.row('1').error).toContain('"test"');
  });

  it('does not send in a loop when the outcome cannot be stored', async () => {
    let tries = 0;
    const store = memoryOutboxStore();
    store.add({ id: '1', kind: 'test', conversationId: 'a' });
    const broken = { ...store, sent: async () => Promise.reject(new Error('disk full')) };
    const { outbox } = setUp(
      [],
      async () => {
        tries += 1;
      },
      { store: broken },
    );
    await outbox.settled();
    await turnOfLoop();
    expect(tries).toBe(1);
  });

  it('does not send twice what ended while the store was being read', async () => {
    const { started, send, letGo } = heldSender();
    const store = memoryOutboxStore();
    store.add({ id: '1', kind: 'test', conversationId: 'a' });
    let answer = () => {};
    let isSlow = false;
    const slow = {
      ...store,
      due: async (now: string, limit: number) => {
        const entries = await store.due(now, limit);
        if (isSlow) await new Promise<void>(resolve => (answer = resolve));
        isSlow = false;
        return entries;
      },
    };
    const { outbox } = setUp([], send, { store: slow });
    await turnOfLoop();
    isSlow = true;
    outbox.wake();
    await turnOfLoop();
    letGo('1');
    await turnOfLoop();
    answer();
    await turnOfLoop();
    expect(started).toEqual(['1']);
  });

  it('waits on close for what is being sent and begins nothing new', async () => {
    const { started, send, letGo } = heldSender();
    const { outbox, store } = setUp(['1@a', '2@a'], send);
    await turnOfLoop();
    const closed = outbox.close();
    letGo('1');
    await closed;
    outbox.wake();
    await turnOfLoop();
    expect(started).toEqual(['1']);
    expect(store.row('1').state).toBe('sent');
    expect(store.row('2').state).toBe('waiting');
  });
});
