import { describe, expect, it } from 'vitest';
import type { TurnRecord } from '../../src/turn/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, conversation, customer, minute, rating, record, said, ticket } from './records.ts';

const secret = 'periwinkle';

/** Somebody whose every word is `secret`, in a conversation `id` with a ticket. */
function talk(id: string, number: string, channel = 'directline', email = `${id}@example.com`): Partial<TurnRecord> {
  const who = { ...customer(`cus_${id}`), channel, channelUser: id, email, name: secret };
  const of = { customer: { id: who.id, email, name: secret }, channel, question: secret };
  return {
    conversation: conversation(id, { channel, state: { v: 1, waiting: [{ n: 1, text: secret }] } }),
    customer: who,
    activities: [said(1, { text: secret })],
    ticket: ticket(number, id, of),
    history: [
      { at, actor: 'customer', kind: 'customer-wrote', text: secret },
      { at, actor: 'Mei', operatorId: 'opr_1', kind: 'noted', text: secret },
    ],
    rating: rating(`rat_${id}`, id, { comment: secret }),
    events: [{ kind: 'unanswered', data: { question: secret } }],
    outbox: [{ id: `out_${id}`, kind: 'x', conversationId: id, payload: { text: secret } }],
  };
}

const tables = [
  'customer',
  'customer_note',
  'conversation',
  'activity',
  'ticket',
  'ticket_history',
  'ticket_thread',
  'ticket_read',
  'desk_change',
  'rating',
  'event',
  'outbox',
  'resume_credential',
  'erasure',
] as const;

export function erasureContract(open: Open): void {
  describe('erasing a customer', () => {
    const opened = freshStore(open);

    /** Throws when a table holds the words, in whatever column. */
    async function expectNone(words: string): Promise<void> {
      const { rows } = opened();
      for (const table of tables) {
        expect({ table, rows: JSON.stringify(await rows(`select * from ${table}`)).includes(words) }).toEqual({
          table,
          rows: false,
        });
      }
    }

    it('leaves no row and no word of theirs, and everything of others', async () => {
      const { store, rows } = opened();
      await begin(store, 'a', talk('a', 'T-1001'));
      await begin(store, 'b', { activities: [said(1)], ticket: ticket('T-1002', 'b') });
      await store.customers.addNote('cus_a', { at, by: { id: 'opr_1', name: 'Mei' }, text: secret });
      await store.reads.read('T-1001', 'opr_1');
      await store.resume.insert({ hash: 'h', conversationId: 'a', userId: 'dl_a', expiresAt: minute(60) });
      const mail = { to: 'mei@example.org', subject: `T-1001 ${secret}`, text: secret, thread: 'T-1001' };
      await store.notices.post('notice 1', at, [
        { id: 'out_mail', kind: 'mail.send', conversationId: 'operator opr_1', payload: mail },
      ]);
      expect(await store.customers.erase('cus_a')).toBe(true);
      await expectNone(secret);
      for (const table of tables) {
        const left = JSON.stringify(await rows(`select * from ${table}`));
        expect(left).not.toContain('cus_a');
        expect(left).not.toContain('T-1001');
      }
      expect(await store.tickets.find('T-1001')).toBeUndefined();
      expect(await store.tickets.find('T-1002')).toBeDefined();
      expect(await store.log.activities('b', 0, 10)).toHaveLength(1);
      expect(await store.customers.erase('cus_a')).toBe(false);
    });

    it('reaches all that an address asked in /support, under whatever id, and nothing of that address in a chat', async () => {
      const { store } = opened();
      await begin(store, 's1', { ...talk('s1', 'T-1001', 'support', 'Ana@example.com'), history: [] });
      await begin(store, 's2', { ...talk('s2', 'T-1002', 'support', 'ana@example.com'), history: [] });
      await begin(store, 'c', { customer: { ...customer('cus_c'), email: 'ana@example.com' } });
      expect(await store.customers.erase('cus_s1')).toBe(true);
      await expectNone(secret);
      expect(await store.turns.snapshot('c')).toBeDefined();
    });

    it('takes their words off a ticket of somebody else that theirs was merged into', async () => {
      const { store } = opened();
      await begin(store, 'a', { ...talk('a', 'T-1001'), history: [] });
      const into = ticket('T-1002', 'b', { joined: [{ conversationId: 'a', ticket: 'T-1001' }] });
      const merged = {
        at: minute(1),
        actor: 'Mei',
        operatorId: 'opr_1',
        kind: 'merged',
        text: `T-1001: ${secret}`,
      } as const;
      const wrote = { at: minute(2), actor: 'customer', kind: 'customer-wrote', text: secret } as const;
      const home = await begin(store, 'b', { activities: [said(1)], ticket: into, history: [merged] });
      const stored = await store.tickets.find('T-1002');
      const from = (await store.turns.snapshot('a'))?.conversation ?? expect.fail('no conversation');
      await store.turns.commit(
        record(from, {
          at: minute(2),
          activities: [said(2, { at: minute(2), text: secret })],
          ticket: stored,
          history: [wrote],
        }),
      );
      await store.customers.erase('cus_a');
      await expectNone(secret);
      expect((await store.tickets.history('T-1002')).map(({ kind }) => kind)).toEqual(['merged', 'customer-wrote']);
      expect(home.id).toBe('b');
    });

    it('is the only way to take a line out of a history', async () => {
      const { store, sql } = opened();
      await begin(store, 'a', talk('a', 'T-1001'));
      await begin(store, 'b');
      await store.customers.erase('cus_b');
      await expect(async () => sql(`delete from ticket_history`)).rejects.toThrow('append-only');
      await expect(async () => sql(`update ticket_history set text = ''`)).rejects.toThrow('append-only');
    });
  });
}
