import { describe, expect, it } from 'vitest';
import type { TicketFilter } from '../../src/tickets/ports.ts';
import { byQueueOrder } from '../../src/tickets/queue-order.ts';
import { type Due, priorities, type Ticket, ticketStatuses } from '../../src/tickets/ticket.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, beginTickets, minute, record, said, ticket } from './records.ts';

/** The same numbers at each run (a linear congruential generator). */
function numbers(): (below: number) => number {
  let state = 20260302;
  return below => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

function randomTickets(count: number): Ticket[] {
  const next = numbers();
  const pick = <T>(from: readonly T[]) => from[next(from.length)] as T;
  return Array.from({ length: count }, (_, n) => {
    const firstResponse: Due = { at, state: pick(['active', 'overdue', 'hit', 'missed'] as const), steps: [] };
    const resolution: Due = { at, state: 'active', steps: [], ...(next(3) === 0 ? { warnedAt: at } : {}) };
    return ticket(`T-${n}`, `cnv_${n}`, {
      status: pick(ticketStatuses),
      priority: pick(priorities),
      createdAt: minute(next(20)),
      due: { firstResponse, resolution },
      ...(next(4) === 0 ? { waitingSince: at } : {}),
    });
  });
}

export function inboxContract(open: Open): void {
  describe('the inbox', () => {
    const opened = freshStore(open);
    const listed = async (filter: Partial<TicketFilter>) =>
      (await opened().store.tickets.list({ limit: 100, ...filter })).items.map(one => one.number);

    it('is in the order of the rule, whatever the page size', async () => {
      const tickets = randomTickets(60);
      await beginTickets(opened().store, tickets);
      const wanted = tickets.toSorted(byQueueOrder).map(({ number }) => number);
      for (const limit of [7, 100]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await opened().store.tickets.list({ limit, ...(cursor === undefined ? {} : { cursor }) });
          seen.push(...page.items.map(({ number }) => number));
          cursor = page.next;
        } while (cursor !== undefined);
        expect(seen).toEqual(wanted);
      }
      const status: TicketFilter['status'] = ['new', 'open', 'pending', 'snoozed'];
      const openOnes = tickets.filter(one => status.includes(one.status)).toSorted(byQueueOrder);
      expect(await listed({ status })).toEqual(openOnes.map(({ number }) => number));
    });

    it('puts the newest or the last changed first where that is asked for, page by page', async () => {
      const { store } = opened();
      await beginTickets(store, [
        ticket('T-1', 'a', { createdAt: minute(1), updatedAt: minute(9) }),
        ticket('T-2', 'b', { createdAt: minute(3), updatedAt: minute(4) }),
        ticket('T-3', 'c', { createdAt: minute(3), updatedAt: minute(5) }),
      ]);
      for (const [sort, wanted] of [
        ['newest', ['T-3', 'T-2', 'T-1']],
        ['updated', ['T-1', 'T-3', 'T-2']],
      ] as const) {
        const first = await store.tickets.list({ sort, limit: 2 });
        const rest = await store.tickets.list({ sort, limit: 2, cursor: first.next ?? '' });
        expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual(wanted);
        const other = store.tickets.list({ sort: 'queue', limit: 2, cursor: first.next ?? '' });
        await expect(other).rejects.toMatchObject({ code: 'invalid_cursor' });
      }
    });

    it('filters by queue, channel, tag and what is late', async () => {
      const overdue: Due = { at, state: 'overdue', steps: [] };
      const warned: Due = { at, state: 'active', steps: [], warnedAt: at };
      await beginTickets(opened().store, [
        ticket('T-1', 'a', { queue: 'money', tags: ['fragile', 'vip'] }),
        ticket('T-2', 'b', { channel: 'msteams', tags: ['fragile-glass'], due: { resolution: overdue } }),
        ticket('T-3', 'c', { due: { resolution: warned } }),
        ticket('T-4', 'd', { status: 'resolved', due: { resolution: overdue } }),
      ]);
      expect(await listed({ queue: 'money' })).toEqual(['T-1']);
      expect(await listed({ channel: 'msteams' })).toEqual(['T-2']);
      expect(await listed({ tag: 'fragile' })).toEqual(['T-1']);
      expect(await listed({ tag: 'fragile_glass' })).toEqual([]);
      expect(await listed({ sla: 'breached' })).toEqual(['T-2']);
      expect(await listed({ sla: 'soon' })).toEqual(['T-3']);
    });

    it('finds what people said, and not what the bot said', async () => {
      const { store } = opened();
      const stored = await begin(store, 'a', { ticket: ticket('T-1', 'a') });
      const activities = [
        said(1, { text: 'The Glühwein mug BROKE' }),
        said(2, { from: 'bot', text: 'Our returns page' }),
      ];
      await store.turns.commit(record({ ...stored, lastN: 2 }, { about: 'T-1', activities }));
      expect(await listed({ q: 'glühwein mug broke' })).toEqual(['T-1']);
      expect(await listed({ q: 'returns page' })).toEqual([]);
    });

    it('shows what was said last, whether this operator has read it, and counts', async () => {
      const { store } = opened();
      const mine = { assignee: { id: 'opr_1', name: 'Mo' }, status: 'open' } as const;
      await begin(store, 'a', { ticket: ticket('T-1', 'a', mine), activities: [said(1, { text: 'x'.repeat(300) })] });
      await begin(store, 'b', { ticket: ticket('T-2', 'b'), activities: [said(1)] });
      await begin(store, 'c', { ticket: ticket('T-3', 'c', { status: 'resolved' }), activities: [said(1)] });
      await store.reads.read('T-2', 'opr_1');
      const { items } = await store.tickets.inbox({ limit: 10 }, 'opr_1');
      expect(items.map(({ ticket: { number }, unread }) => [number, unread])).toEqual([
        ['T-1', true],
        ['T-2', false],
        ['T-3', true],
      ]);
      expect(items[0]?.lastMessage).toEqual({ at, from: 'customer', text: 'x'.repeat(200) });
      await begin(store, 'd', { ticket: ticket('T-4', 'd', { ...mine, status: 'snoozed' }) });
      expect(await store.tickets.counts('opr_1')).toEqual({
        open: 2,
        new: 1,
        pending: 0,
        snoozed: 1,
        mine: 1,
        unassigned: 1,
        breached: 0,
        soon: 0,
        unread: 1,
      });
      expect(await store.tickets.counts('opr_2')).toMatchObject({ mine: 0, unread: 2 });
    });
  });
}
