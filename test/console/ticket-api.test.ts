import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TicketDetail, TicketJson, TicketList } from '../../src/console/tickets/ticket-json.ts';
import { keepTicket, sampleTicket } from './sample-tickets.ts';
import { type Desk, startDesk } from './start-desk.ts';

describe('the ticket API', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
  });
  afterEach(() => desk.close());

  const list = async (query = '') => TicketList.parse(await (await desk.get(`/api/tickets${query}`, { token })).json());
  const numbers = async (query: string) => (await list(query)).items.map(ticket => ticket.number);
  const act = (number: string, action: string, json?: unknown, by = token) =>
    desk.post(`/api/tickets/${number}/${action}`, { token: by, json });
  const show = async (number: string) =>
    TicketDetail.parse(await (await desk.get(`/api/tickets/${number}`, { token })).json());

  it('shows a ticket with the agreed fields and no others', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    expect(await (await desk.get('/api/tickets', { token })).json()).toEqual({
      next: null,
      items: [
        {
          number: 'T-1001',
          status: 'new',
          priority: 'normal',
          topic: 'payment',
          queue: 'money',
          question: 'Where is my refund?',
          locale: 'en',
          channel: 'directline',
          customer: { id: 'cus_T-1001', name: 'Mei Tan', email: 'mei@example.com' },
          createdAt: '2026-03-02T08:00:00.000Z',
          due: {
            firstResponse: { at: '2026-03-02T11:00:00.000Z', state: 'active', steps: ['2 hours of opening time'] },
          },
          isPaused: false,
          reasons: ['unanswered'],
          unread: true,
          lastMessage: { at: '2026-03-02T08:00:00.000Z', from: 'customer', text: 'Where is my refund?' },
          viewers: [],
        },
      ],
    });
  });

  it('shows how pressing and how complex a ticket is, and nothing of it where nobody measured', async () => {
    const urgency = { score: 5.2, level: 'high', reasons: ['money:charged twice', 'frustration:angry words'] } as const;
    const complexity = { level: 'several', questions: 2, topics: 2, words: 12.5 } as const;
    await keepTicket(
      desk.store,
      sampleTicket('T-1001', { urgency: { ...urgency, reasons: [...urgency.reasons] }, complexity }),
    );
    await keepTicket(desk.store, sampleTicket('T-1002'));
    expect(await show('T-1001')).toMatchObject({ urgency, complexity });
    const old = await show('T-1002');
    expect(old).not.toHaveProperty('urgency');
    expect(old).not.toHaveProperty('complexity');
  });

  it('adds the conversation and the history to one ticket', async () => {
    const source = { articleId: 'refund', title: 'Refunds', path: '/help/en/refund', version: '1', score: 0.4 };
    const at = '2026-03-02T08:00:00.000Z';
    await keepTicket(desk.store, sampleTicket('T-1001'), {
      activities: [
        { n: 1, at, from: 'customer', kind: 'message', text: 'Refund?', locale: 'en', clientId: 'secret-client-id' },
        { n: 2, at, from: 'bot', kind: 'message', text: 'So.', locale: 'en', choices: [{ title: 'Yes' }], source },
        { n: 3, at, from: 'bot', kind: 'event', locale: 'en', event: { name: 'handoff.initiate', value: { a: 1 } } },
      ],
    });
    const { messages, history } = await show('T-1001');
    expect(messages).toMatchObject([
      { n: 1, at, from: 'customer', text: 'Refund?' },
      { n: 2, at, from: 'bot', text: 'So.', choices: ['Yes'], source },
      { n: 3, at, from: 'bot', event: { name: 'handoff.initiate', value: { a: 1 } } },
    ]);
    expect(history).toEqual([{ at, actor: 'bot', kind: 'opened' }]);
  });

  it('filters by status, priority, holder and words, and pages through', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await keepTicket(desk.store, sampleTicket('T-1002', { priority: 'urgent', question: 'The LAMP smokes' }));
    await keepTicket(desk.store, sampleTicket('T-1003', { status: 'resolved' }));
    await act('T-1001', 'claim');
    expect(await numbers('')).toEqual(['T-1002', 'T-1001', 'T-1003']);
    expect(await numbers('?status=open')).toEqual(['T-1001']);
    expect(await numbers('?status=resolved,new')).toEqual(['T-1002', 'T-1003']);
    expect(await numbers('?priority=urgent')).toEqual(['T-1002']);
    expect(await numbers('?assignee=me')).toEqual(['T-1001']);
    expect(await numbers('?assignee=none&status=new')).toEqual(['T-1002']);
    expect(await numbers('?q=lamp')).toEqual(['T-1002']);
    expect(await numbers('?status=&priority=&assignee=&q=&cursor=')).toHaveLength(3);
    const first = await list('?limit=2');
    expect(first.items).toHaveLength(2);
    expect(await numbers(`?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`)).toEqual(['T-1003']);
  });

  it('abuse 14: takes named values only, and words only as words', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    for (const query of [
      "?status=new' OR 1=1--",
      '?status=new,',
      '?priority=urgent;drop table ticket',
      "?assignee='; --",
      '?limit=0',
      '?limit=101',
      '?limit=1e9',
      '?sort=created_at',
      '?sla=late',
      '?status=new&status=open',
      '?status[]=new',
    ]) {
      expect((await desk.get(`/api/tickets${encodeURI(query)}`, { token })).status, query).toBe(400);
    }
    for (const words of ["' OR '1'='1", '%', '_', '"; DROP TABLE ticket; --', '\\']) {
      expect(await numbers(`?q=${encodeURIComponent(words)}`), words).toEqual([]);
    }
    expect(await numbers('')).toEqual(['T-1001']);
  });

  it('takes, answers, notes, resolves and reopens', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const claimed = await act('T-1001', 'claim');
    expect(claimed.status).toBe(200);
    expect(TicketJson.parse(await claimed.json())).toMatchObject({ status: 'open', assignee: { name: 'Ann' } });
    expect(await (await act('T-1001', 'reply', { text: '  It is on its way.\r\nAnn ' })).json()).toMatchObject({
      status: 'pending',
      firstResponseAt: desk.clock.now(),
    });
    expect((await act('T-1001', 'note', { text: 'bank called' })).status).toBe(200);
    expect(await (await act('T-1001', 'resolve', { text: 'All done.' })).json()).toMatchObject({
      status: 'resolved',
      resolvedAt: desk.clock.now(),
    });
    expect(await (await act('T-1001', 'reopen')).json()).toMatchObject({ status: 'new' });
    const { messages, history } = await show('T-1001');
    const people = messages.filter(({ from }) => from !== 'bot');
    expect(people.map(({ from, name, text }) => [from, name, text])).toEqual([
      ['customer', undefined, 'Where is my refund?'],
      ['operator', 'Ann', 'It is on its way.\nAnn'],
      ['operator', 'Ann', 'All done.'],
    ]);
    expect(history.map(line => line.kind)).toEqual([
      'opened',
      'claimed',
      'replied',
      'noted',
      'replied',
      'resolved',
      'reopened',
    ]);
  });

  it('gives a ticket back, and takes a resolve without a body', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await act('T-1001', 'claim');
    const released = TicketJson.parse(await (await act('T-1001', 'release', {})).json());
    expect(released).toMatchObject({ status: 'new' });
    expect(released.assignee).toBeUndefined();
    expect((await act('T-1001', 'resolve')).status).toBe(200);
  });

  it('answers 409 to the second of two who claim, and to what the status does not allow', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const other = await desk.addToken('Bo');
    expect((await act('T-1001', 'claim')).status).toBe(200);
    expect((await act('T-1001', 'claim')).status).toBe(200);
    for (const [action, json] of [
      ['claim', {}],
      ['reply', { text: 'me too' }],
      ['release', {}],
      ['resolve', {}],
    ] as const) {
      const reply = await act('T-1001', action, json, other);
      expect(reply.status, action).toBe(409);
      expect(await reply.json()).toMatchObject({ error: { code: 'claimed_by_another' } });
    }
    expect((await act('T-1001', 'reopen')).status).toBe(409);
  });

  it('answers 404 for a number that is not there', async () => {
    expect((await desk.get('/api/tickets/T-9999', { token })).status).toBe(404);
    for (const action of ['claim', 'release', 'resolve', 'reopen'])
      expect((await act('T-9999', action)).status).toBe(404);
    for (const action of ['reply', 'note']) expect((await act('T-9999', action, { text: 'x' })).status).toBe(404);
  });

  it('abuse 09, 33: without an operator nothing is read or done', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    for (const route of desk.routes) {
      if (route.access !== 'operator' && route.access !== 'owner') continue;
      const path = route.path.replace('{number}', 'T-1001').replace('{action}', 'claim');
      const reply = await desk.send(route.method, path);
      expect(reply.status, `${route.method} ${path}`).toBe(401);
      expect(await reply.text()).not.toContain('refund');
    }
    expect((await show('T-1001')).status).toBe('new');
  });

  it('abuse 12: takes text of 1 to 4000 characters and nothing that it does not know', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    for (const json of [
      undefined,
      {},
      { text: '' },
      { text: ' \n ' },
      { text: 'x'.repeat(4001) },
      { text: 5 },
      { text: 'x', from: 'bot' },
      { text: 'x', operator: { id: 'opr_1', name: 'The Boss' } },
      [],
      'x',
    ]) {
      expect((await act('T-1001', 'reply', json)).status, JSON.stringify(json)).toBe(400);
      expect((await act('T-1001', 'note', json)).status, JSON.stringify(json)).toBe(400);
    }
    for (const action of ['claim', 'release', 'reopen']) {
      expect((await act('T-1001', action, { assignee: 'opr_1' })).status).toBe(400);
    }
    expect((await act('T-1001', 'resolve', { status: 'closed' })).status).toBe(400);
    expect(await show('T-1001')).toMatchObject({ status: 'new', history: [{ kind: 'opened' }] });
    expect((await act('T-1001', 'reply', { text: '灯'.repeat(4000) })).status).toBe(200);
  });

  it('abuse 15: changes nothing on GET', async () => {
    for (const action of ['claim', 'release', 'reply', 'note', 'resolve', 'reopen']) {
      expect((await desk.get(`/api/tickets/T-1001/${action}`, { token })).status).toBe(405);
    }
  });
});
