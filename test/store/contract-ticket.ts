import { describe, expect, it } from 'vitest';
import type { TicketFilter } from '../../src/tickets/ports.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, beginTickets, minute, record, ticket } from './records.ts';

const queue: Ticket[] = [
  ticket('T-1', 'a', { priority: 'low', createdAt: minute(1) }),
  ticket('T-2', 'b', {
    priority: 'urgent',
    createdAt: minute(9),
    status: 'open',
    assignee: { id: 'opr_1', name: 'Mo' },
  }),
  ticket('T-3', 'c', { priority: 'urgent', createdAt: minute(3), question: '100% off_sale \\ "quoted" -- x' }),
  ticket('T-4', 'd', {
    createdAt: minute(5),
    customer: { id: 'cus_d', name: 'Ärger Müller', email: 'Am@Example.org' },
  }),
  ticket('T-5', 'e', { createdAt: minute(5), status: 'resolved', question: '充电器坏了，退款' }),
  ticket('T-6', 'f', { priority: 'high', createdAt: minute(7) }),
];

export function ticketContract(open: Open): void {
  describe('the ticket list', () => {
    const opened = freshStore(open);
    const listed = async (filter: Partial<TicketFilter>) =>
      (await opened().store.tickets.list({ limit: 100, ...filter })).items.map(one => one.number);

    it('puts urgent first, then the oldest, then the one inserted first', async () => {
      await beginTickets(opened().store, queue);
      expect(await listed({})).toEqual(['T-3', 'T-2', 'T-6', 'T-4', 'T-5', 'T-1']);
    });

    it('pages through everything once, whatever the page size', async () => {
      await beginTickets(opened().store, queue);
      for (const limit of [1, 2, 5, 6, 7]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await opened().store.tickets.list(cursor === undefined ? { limit } : { limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items.map(one => one.number));
          cursor = page.next;
        } while (cursor !== undefined);
        expect(seen).toEqual(['T-3', 'T-2', 'T-6', 'T-4', 'T-5', 'T-1']);
      }
    });

    it.each([
      '',
      'x',
      'bm8',
      '!!',
      Buffer.from('[0,"x"]').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
    ])('refuses the cursor %j that no list gave', async cursor => {
      const list = opened().store.tickets.list({ limit: 5, cursor });
      await expect(list).rejects.toMatchObject({ kind: 'invalid', code: 'invalid_cursor' });
    });

    it('filters by status, priority and assignee', async () => {
      await beginTickets(opened().store, queue);
      expect(await listed({ status: ['open', 'resolved'] })).toEqual(['T-2', 'T-5']);
      expect(await listed({ status: [] })).toHaveLength(queue.length);
      expect(await listed({ priority: 'urgent' })).toEqual(['T-3', 'T-2']);
      expect(await listed({ assignee: 'opr_1' })).toEqual(['T-2']);
      expect(await listed({ assignee: 'none', priority: 'urgent' })).toEqual(['T-3']);
    });

    it('finds words in number, question, name and e-mail, in any case and script', async () => {
      await beginTickets(opened().store, queue);
      expect(await listed({ q: 't-6' })).toEqual(['T-6']);
      expect(await listed({ q: 'ÄRGER' })).toEqual(['T-4']);
      expect(await listed({ q: 'am@EXAMPLE' })).toEqual(['T-4']);
      expect(await listed({ q: '退款' })).toEqual(['T-5']);
      expect(await listed({ q: 'nowhere' })).toEqual([]);
    });

    it('abuse 14: takes wildcards and quotes in a search as plain characters', async () => {
      await beginTickets(opened().store, queue);
      for (const q of ['100%', 'f_s', '\\', '"quoted" -- x']) expect(await listed({ q })).toEqual(['T-3']);
      for (const q of ['1%0', 'o_f', "'; drop table ticket; --"]) expect(await listed({ q })).toEqual([]);
    });

    it('follows a ticket whose priority and assignee change', async () => {
      const { store } = opened();
      await beginTickets(store, queue);
      const stored = await store.log.find('a');
      if (stored === undefined) throw new Error('the conversation was stored');
      const raised = ticket('T-1', 'a', { version: 1, priority: 'urgent', assignee: { id: 'opr_2', name: 'Li' } });
      await store.turns.commit(record(stored, { ticket: raised }));
      expect(await listed({ priority: 'urgent', assignee: 'opr_2' })).toEqual(['T-1']);
    });
  });

  describe('the ticket history', () => {
    const opened = freshStore(open);

    it('keeps its lines in order, also those of a turn that leaves the ticket as it is', async () => {
      const { store } = opened();
      const opens = { at, actor: 'bot', kind: 'opened' } as const;
      const writes = { at, actor: 'customer', kind: 'customer-wrote', text: 'hello?' } as const;
      const stored = await begin(store, 'a', { ticket: ticket('T-1', 'a'), history: [opens] });
      await store.turns.commit(record(stored, { history: [writes, writes] }));
      expect(await store.tickets.history('T-1')).toStrictEqual([opens, writes, writes]);
    });

    it.each([
      `update ticket_history set text = 'nothing happened'`,
      'delete from ticket_history',
      // Both spell "put another row in its place".
      `insert or replace into ticket_history select seq, ticket_number, at, actor, operator_id, kind, 'x' from ticket_history`,
    ])('abuse 16: refuses to be rewritten by: %s', async statement => {
      const { store, sql } = opened();
      const line = { at, actor: 'Mo', operatorId: 'opr_1', kind: 'noted', text: 'refund promised' } as const;
      await begin(store, 'a', { ticket: ticket('T-1', 'a'), history: [line] });
      await expect((async () => sql(statement))()).rejects.toThrow();
      expect(await store.tickets.history('T-1')).toStrictEqual([line]);
    });
  });
}
