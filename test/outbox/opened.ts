import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type fixedClock, plusMs } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createOutbox, type Outbox, type OutboxDeps } from '../../src/outbox/outbox.ts';
import type { OutboxEntry } from '../../src/outbox/ports.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { at, begin, record } from '../store/records.ts';

/** A sender as a test writes it: it plays the receiver, which is not ours. */
export type Send = (id: string) => Promise<void>;

const opened: { close(): Promise<void> }[] = [];
const held = new Set<() => void>();
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) {
    const closed = one.close();
    // What a failed test has left held would hold up the close.
    for (const letGo of held) letGo();
    await closed;
  }
  held.clear();
});

/** The real store, closed after the test. */
export async function newStore(file = ':memory:'): Promise<Store> {
  const store = await openStore({ file, logger: silentLogger });
  opened.push(store);
  return store;
}

/** A database's file, removed after the test. */
export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'solodesk-outbox-'));
  opened.push({ close: async () => rmSync(folder, { recursive: true, force: true }) });
  return join(folder, 'desk.db');
}

/** Commits entries `id@conversation` one after the other, each in a turn of its own. */
export async function commitEntries(store: Store, ...rows: string[]): Promise<void> {
  for (const row of rows) {
    const [id = '', conversationId = ''] = row.split('@');
    const outbox = [{ id, conversationId, kind: 'test', payload: {} }];
    const known = await store.log.find(conversationId);
    if (known === undefined) await begin(store, conversationId, { outbox });
    else await store.turns.commit(record(known, { outbox }));
  }
}

/** A started outbox over the real store, that looks only when it is woken, and without chance in its waits. */
export function startOutbox(
  store: Pick<Store, 'outbox'>,
  clock: ReturnType<typeof fixedClock>,
  send: Send,
  more: Partial<OutboxDeps> = {},
): Outbox {
  const outbox = createOutbox({
    store: store.outbox,
    senders: { test: entry => send(entry.id) },
    clock,
    logger: silentLogger,
    random: () => 0,
    everyMs: 3_600_000,
    ...more,
  });
  opened.push(outbox);
  outbox.start();
  return outbox;
}

/** A sender that holds every entry until it is let go. */
export function heldSender() {
  const started: string[] = [];
  const gates = new Map<string, () => void>();
  const send: Send = id => {
    started.push(id);
    return new Promise<void>(resolve => {
      gates.set(id, resolve);
      held.add(resolve);
    });
  };
  return { started, send, letGo: (id: string) => gates.get(id)?.() };
}

/** Long enough for all that needs no answer from outside: an outcome is committed one turn of the event loop later. */
export async function turnsOfLoop(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise(resolve => setImmediate(resolve));
}

/** What would be handed out `ms` after the entries were committed: of each conversation its oldest entry that is not done with. */
export function dueAfter(store: Store, ms: number): Promise<OutboxEntry[]> {
  return store.outbox.due(plusMs(at, ms), 100);
}

/** As `dueAfter`, however late. */
export async function waitingIds(store: Store): Promise<string[]> {
  return (await store.outbox.due('2999-01-01T00:00:00.000Z', 100)).map(({ id }) => id);
}
