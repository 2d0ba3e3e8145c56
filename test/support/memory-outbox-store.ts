import type { OutboxEntry, OutboxStore } from '../../src/outbox/ports.ts';

type Row = OutboxEntry & { state: 'waiting' | 'sent' | 'dead'; dueAt: string; error: string };

/** The outbox port over an array, with what a test wants to look at. */
export function memoryOutboxStore(): OutboxStore & {
  add(entry: { id: string; kind: string; conversationId: string; payload?: unknown; createdAt?: string }): void;
  row(id: string): Row;
} {
  const rows: Row[] = [];
  const row = (id: string): Row => {
    const found = rows.find(entry => entry.id === id);
    if (found === undefined) throw new Error(`no outbox row ${id}`);
    return found;
  };
  return {
    add: ({ payload = {}, createdAt = '2026-03-02T09:00:00.000Z', ...entry }) => {
      rows.push({ ...entry, payload, createdAt, attempts: 0, state: 'waiting', dueAt: createdAt, error: '' });
    },
    row,
    due: async (now, limit) => {
      const waiting = rows.filter(({ state }) => state === 'waiting');
      const heads = waiting.filter(
        entry => waiting.find(other => other.conversationId === entry.conversationId) === entry,
      );
      return heads
        .filter(({ dueAt }) => dueAt <= now)
        .slice(0, limit)
        .map(entry => ({ ...entry }));
    },
    sent: async id => {
      row(id).state = 'sent';
    },
    failed: async (id, error, retryAt) => {
      const { attempts } = row(id);
      const next = retryAt === undefined ? { state: 'dead' as const } : { dueAt: retryAt };
      Object.assign(row(id), { attempts: attempts + 1, error, ...next });
    },
    dead: async () => rows.filter(({ state }) => state === 'dead').map(entry => ({ ...entry })),
  };
}
