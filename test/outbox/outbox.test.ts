import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { at } from '../store/records.ts';
import { commitEntries, heldSender, newFile, newStore, startOutbox, turnsOfLoop, waitingIds } from './opened.ts';

const clock = fixedClock(at);

describe('createOutbox', () => {
  it('delivers what an earlier process left as soon as it is started', async () => {
    const file = newFile();
    const before = await newStore(file);
    await commitEntries(before, '1@a', '2@b');
    await before.close();
    const sent: string[] = [];
    const store = await newStore(file);
    await startOutbox(store, clock, async id => void sent.push(id)).settled();
    expect(sent).toEqual(['1', '2']);
    expect(await waitingIds(store)).toEqual([]);
  });

  it('delivers what a turn has committed when it is woken', async () => {
    const sent: string[] = [];
    const store = await newStore();
    const outbox = startOutbox(store, clock, async id => void sent.push(id));
    await outbox.settled();
    await commitEntries(store, '1@a');
    outbox.wake();
    await outbox.settled();
    expect(sent).toEqual(['1']);
  });

  it('finds entries by itself when nobody wakes it', async () => {
    const sent: string[] = [];
    const store = await newStore();
    const outbox = startOutbox(store, clock, async id => void sent.push(id), { everyMs: 5 });
    await outbox.settled();
    await commitEntries(store, '1@a');
    await expect.poll(() => sent, { timeout: 5000, interval: 5 }).toEqual(['1']);
  });

  it('keeps the order within a conversation', async () => {
    const { started, send, letGo } = heldSender();
    const store = await newStore();
    await commitEntries(store, '1@a', '2@a', '3@a');
    const outbox = startOutbox(store, clock, send);
    await turnsOfLoop();
    outbox.wake();
    await turnsOfLoop();
    expect(started).toEqual(['1']);
    letGo('1');
    await turnsOfLoop();
    expect(started).toEqual(['1', '2']);
    letGo('2');
    await turnsOfLoop();
    letGo('3');
    await outbox.settled();
    expect(started).toEqual(['1', '2', '3']);
  });

  it('serves four conversations side by side and no more', async () => {
    const { started, send, letGo } = heldSender();
    const store = await newStore();
    await commitEntries(store, '1@a', '2@b', '3@c', '4@d', '5@e', '6@f');
    const outbox = startOutbox(store, clock, send);
    await turnsOfLoop();
    expect(started).toEqual(['1', '2', '3', '4']);
    letGo('2');
    await turnsOfLoop();
    expect(started).toEqual(['1', '2', '3', '4', '5']);
    for (const id of ['1', '3', '4', '5']) letGo(id);
    await turnsOfLoop();
    letGo('6');
    await outbox.settled();
    expect(started).toHaveLength(6);
  });

  it('serves no more than four even when another process ends what is running here', async () => {
    const { started, send, letGo } = heldSender();
    const file = newFile();
    const [ours, other] = [await newStore(file), await newStore(file)];
    await commitEntries(ours, '1@a', '2@b', '3@c');
    const outbox = startOutbox(ours, clock, send);
    await turnsOfLoop();
    for (const id of ['1', '2', '3']) await other.outbox.sent(id, at);
    await commitEntries(other, '4@d', '5@e', '6@f');
    outbox.wake();
    await turnsOfLoop();
    expect(started).toEqual(['1', '2', '3', '4']);
    for (const id of started) letGo(id);
    await turnsOfLoop();
    for (const id of ['5', '6']) letGo(id);
    await outbox.settled();
    expect(started).toHaveLength(6);
  });

  it('does not send twice what ended while the store was being read', async () => {
    const { started, send, letGo } = heldSender();
    const store = await newStore();
    await commitEntries(store, '1@a');
    // SQLite answers at once, a database across a network does not: the real answer is held back here, nothing is made up.
    let pass = () => {};
    let isSlow = false;
    const due: typeof store.outbox.due = async (now, limit) => {
      const entries = await store.outbox.due(now, limit);
      if (isSlow) {
        await new Promise<void>(resolve => {
          pass = resolve;
        });
      }
      isSlow = false;
      return entries;
    };
    const outbox = startOutbox({ outbox: { ...store.outbox, due } }, clock, send);
    await turnsOfLoop();
    isSlow = true;
    outbox.wake();
    await turnsOfLoop();
    letGo('1');
    await turnsOfLoop();
    pass();
    await turnsOfLoop();
    expect(started).toEqual(['1']);
  });

  it('waits on close for what is being sent and begins nothing new', async () => {
    const { started, send, letGo } = heldSender();
    const store = await newStore();
    await commitEntries(store, '1@a', '2@a');
    const outbox = startOutbox(store, clock, send);
    await turnsOfLoop();
    const closed = outbox.close();
    letGo('1');
    await closed;
    expect(await waitingIds(store)).toEqual(['2']);
    outbox.wake();
    await turnsOfLoop();
    expect(started).toEqual(['1']);
  });
});
