import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepTicket, sampleTicket } from './sample-tickets.ts';
import { consoleSentences, cookieOf, type Desk, password, startDesk } from './start-desk.ts';

describe('the console', () => {
  let desk: Desk;
  let cookie: string;
  beforeEach(async () => {
    desk = await startDesk();
    cookie = await desk.enter('Ann');
  });
  afterEach(() => desk.close());

  const page = async (path: string, headers: Record<string, string> = {}) =>
    (await desk.get(path, { cookie, headers })).text();
  const submit = (action: string, form: Record<string, string> = {}) =>
    desk.post(`/console/tickets/T-1001/${action}`, { cookie, form });
  const show = async () => (await desk.store.tickets.find('T-1001')) ?? expect.fail('no ticket');

  it('sends a stranger to sign in, and back to where they wanted to go', async () => {
    await desk.addOperator('Bo', 'bo@example.com');
    expect((await desk.get('/console')).headers.get('location')).toBe('/console/sign-in');
    const location = (await desk.get('/console/tickets/T-1001')).headers.get('location') ?? '';
    expect(location).toBe('/console/sign-in?onward=%2Fconsole%2Ftickets%2FT-1001');
    const reply = await desk.post(location, { form: { email: 'bo@example.com', password } });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/console/tickets/T-1001']);
    expect((await desk.get('/console', { cookie: cookieOf(reply) })).status).toBe(200);
  });

  it('never sends anybody to another site after signing in', async () => {
    for (const onward of ['//evil.example', 'https://evil.example', '/console/../x', '/console/tickets/T-1\r\nx: y']) {
      const path = `/console/sign-in?onward=${encodeURIComponent(onward)}`;
      expect((await desk.post(path, { form: { email: 'ann@example.com', password } })).status, onward).toBe(400);
    }
  });

  it('says that a sign-in was wrong, and when there were too many', async () => {
    const form = { email: 'ann@example.com', password: 'not the one' };
    for (let n = 1; n <= 5; n += 1) {
      const reply = await desk.post('/console/sign-in', { form });
      expect(reply.status).toBe(401);
      expect(await reply.text()).toContain('is not right');
    }
    const reply = await desk.post('/console/sign-in', { form });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await reply.text()).toContain('Too many tries');
  });

  it('shows the queue, the most urgent first, and filters it by links', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await keepTicket(desk.store, sampleTicket('T-1002', { priority: 'urgent', question: 'It smokes' }));
    await keepTicket(desk.store, sampleTicket('T-1003', { status: 'resolved', question: 'An old one' }));
    const queue = await page('/console');
    expect(queue.indexOf('It smokes')).toBeLessThan(queue.indexOf('Where is my refund?'));
    expect(queue).not.toContain('An old one');
    expect(queue).toContain('in 2 hr.');
    expect(await page('/console?status=resolved')).toContain('An old one');
    expect(await page('/console?status=pending')).toContain('No ticket like this');
    expect((await desk.get('/console?status=evil', { cookie })).status).toBe(400);
  });

  it('pages through a long queue', async () => {
    for (let n = 1001; n <= 1051; n += 1) await keepTicket(desk.store, sampleTicket(`T-${n}`));
    const first = await page('/console');
    const more = /href="(\/console\?status=active&amp;cursor=[^"]+)"/.exec(first)?.[1]?.replace('&amp;', '&') ?? '';
    expect(first).not.toContain('T-1051');
    expect(await page(more)).toContain('T-1051');
  });

  it('shows a ticket with its conversation, where the answer came from, the form, the notes and the history', async () => {
    const at = '2026-03-02T08:00:00.000Z';
    const source = {
      articleId: 'refund',
      title: 'Refunds',
      section: 'How long',
      path: '/help/en/refund#how-long',
      version: '1',
      score: 0.414,
    };
    const shown = { articleId: 'refund', title: 'Refunds', version: '1', score: 0.41, terms: ['refund', 'card'] };
    const sure = { confidence: 0.618, answerFrom: 0.5, question: 'Where is my money', similarity: 0.744 };
    const near = { articleId: 'pay', title: 'Ways to pay', version: '1', score: 0.2, terms: ['card'], confidence: 0.1 };
    const nearest = [{ ...near, answerFrom: 0.5 }];
    const known = [shown, { ...shown, ...sure, section: 'How long' }, { ...shown, chosen: true as const }];
    const form = { name: 'contact', fields: [{ id: 'order', label: 'Order number', value: 'LL-20418' }] };
    const urgency = { score: 5.2, level: 'high' as const, reasons: ['money:charged twice'] };
    const complexity = { level: 'several' as const, questions: 2, topics: 1, words: 12.5 };
    await keepTicket(desk.store, sampleTicket('T-1001', { shown: known, nearest, form, urgency, complexity }), {
      activities: [
        { n: 1, at, from: 'customer', kind: 'message', text: 'Refund?', locale: 'en' },
        {
          n: 2,
          at,
          from: 'bot',
          kind: 'message',
          text: '**Five** days',
          format: 'markdown',
          locale: 'en',
          source,
          choices: [{ title: 'Yes, thanks' }],
        },
      ],
      history: [
        { at, actor: 'bot', kind: 'opened' },
        { at, actor: 'Bo', operatorId: 'opr_bo', kind: 'noted', text: 'bank called' },
      ],
    });
    const text = await page('/console/tickets/T-1001');
    for (const part of [
      '<strong>Five</strong> days',
      '<a href="/help/en/refund#how-long">From Refunds › How long</a> · match 41 %',
      'Yes, thanks',
      'match 41 % · matched: refund, card',
      '62 % sure, answers begin at 50 % · matched: refund, card',
      'like “Where is my money” (74 %)',
      'chosen by the customer · matched: refund, card',
      'What came nearest, but was not shown',
      '10 % sure, answers begin at 50 % · matched: card',
      'points: 5.2 · money:charged twice',
      'Several questions',
      'questions: 2 · topics: 1 · words: 13',
      'Order number',
      'LL-20418',
      'bank called',
      'The bot opened the ticket',
      'Bo wrote a note',
      '2 hours of opening time',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('does everything with plain forms', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    expect((await submit('claim')).headers.get('location')).toBe('/console/tickets/T-1001');
    expect((await show()).assignee?.name).toBe('Ann');
    await submit('release');
    expect((await show()).assignee).toBeUndefined();
    await submit('reply', { text: 'Hello\r\nthere' });
    await submit('note', { text: 'call back' });
    expect((await show()).status).toBe('pending');
    await submit('resolve', { text: '' });
    expect((await show()).status).toBe('resolved');
    await submit('reopen');
    expect((await show()).status).toBe('new');
    const said = await desk.store.log.activities('cnv_T-1001', 1, 10);
    expect(said.filter(({ from }) => from === 'operator').map(({ text }) => text)).toEqual(['Hello\nthere']);
  });

  it('says why an action was not possible, and loses nothing', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001', { assignee: { id: 'opr_bo', name: 'Bo' }, status: 'open' }));
    expect((await submit('reply', { text: 'mine' })).headers.get('location')).toBe(
      '/console/tickets/T-1001?problem=conflict',
    );
    expect(await page('/console/tickets/T-1001?problem=conflict')).toContain('has changed meanwhile');
    expect((await submit('note', { text: '  ' })).headers.get('location')).toContain('problem=empty');
    expect((await submit('note', { text: 'x'.repeat(4001) })).headers.get('location')).toContain('problem=long');
    expect(await page('/console/tickets/T-1001')).toContain('Bo is answering this ticket');
  });

  it('abuse 15: takes no form from another page, nor one that does not say where it comes from', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const body = new URLSearchParams({ text: 'forged' });
    for (const headers of [{ cookie }, { cookie, origin: 'https://evil.example' }, { cookie, origin: 'null' }]) {
      const reply = await fetch(`${desk.url}/console/tickets/T-1001/reply`, { method: 'POST', headers, body });
      expect(reply.status).toBe(403);
    }
    expect((await show()).status).toBe('new');
  });

  it('abuse 01, 02, 03: shows names, questions, notes, forms and sources as text, under a strict policy', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const at = '2026-03-02T08:00:00.000Z';
    const eve = await desk.enter('<script>alert(3)</script>');
    const source = {
      articleId: evil,
      title: evil,
      section: evil,
      path: 'javascript:alert(4)',
      version: evil,
      score: 9,
    };
    const markdown = `${evil}\n\n[click](javascript:alert(5)) [data](data:text/html,x) <b onclick="alert(6)">b</b>`;
    await keepTicket(
      desk.store,
      sampleTicket('T-1001', {
        question: evil,
        topic: evil,
        channel: evil,
        reasons: [evil],
        urgency: { score: 1, level: 'high', reasons: [evil] },
        customer: { id: 'cus_T-1001', name: evil, email: evil },
        assignee: { id: 'opr_x', name: evil },
        status: 'open',
        form: { name: evil, fields: [{ id: evil, label: evil, value: evil }] },
        shown: [{ articleId: evil, title: evil, section: evil, version: evil, score: 1, terms: [evil] }],
        due: { firstResponse: { at, state: 'active', steps: [evil] } },
      }),
      {
        activities: [
          { n: 1, at, from: 'customer', kind: 'message', text: evil, locale: '"><script>' },
          {
            n: 2,
            at,
            from: 'bot',
            kind: 'message',
            text: markdown,
            format: 'markdown',
            locale: 'en',
            source,
            choices: [{ title: evil }],
          },
          { n: 3, at, from: 'operator', name: evil, kind: 'message', text: evil, locale: 'en' },
        ],
        history: [{ at, actor: evil, operatorId: 'opr_x', kind: 'noted', text: evil }],
      },
    );
    for (const path of ['/console', '/console?status=all', '/console/tickets/T-1001']) {
      const reply = await desk.get(path, { cookie: eve });
      const text = await reply.text();
      const nonce = /script-src 'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '')?.[1];
      expect(nonce).toBeDefined();
      expect(text.match(/<script/g)).toHaveLength(1);
      expect(text).toContain(`<script nonce="${nonce}">`);
      expect(text).not.toMatch(/<img|<[^>]*\son\w+=|href="(javascript|data):(?!,")/i);
    }
  });

  it('keeps the language that was chosen, in every page', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const chosen = await desk.get('/console?locale=zh', { cookie });
    expect(await chosen.text()).toContain('<html lang="zh">');
    const text = await page('/console/tickets/T-1001', { cookie: `${cookie}; ${cookieOf(chosen)}` });
    expect(text).toContain('回复客户');
    expect(await page('/console', { 'accept-language': 'zh-TW,en;q=0.8' })).toContain('工单列表');
    expect(await page('/console', { 'accept-language': 'fr, *;q=0.1' })).toContain('Queue');
    expect(await page('/console?locale=xx')).toContain('Queue');
  });

  it('answers 404 for a ticket that is not there', async () => {
    expect((await desk.get('/console/tickets/T-9999', { cookie })).status).toBe(404);
  });
});

describe('the sentences of the console', () => {
  it('are the same in all languages, with the same placeholders', () => {
    const [en, zh] = [consoleSentences('en'), consoleSentences('zh')];
    expect([...zh.keys()]).toEqual([...en.keys()]);
    const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [key, sentence] of en) expect(placeholders(zh.get(key)), key).toEqual(placeholders(sentence));
  });
});
