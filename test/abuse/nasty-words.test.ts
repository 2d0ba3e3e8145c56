import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AttackedDesk, type Operator, startAttackedDesk, ticketNumber } from './attacked-desk.ts';
import { broughtMarkup, isNothing, kept, nastyCases } from './nasty-strings.ts';

let desk: AttackedDesk;
let mei: Operator;
beforeAll(async () => {
  desk = await startAttackedDesk();
  mei = await desk.operator('Mei');
});
afterAll(() => desk.close());

describe('nasty words of a customer', () => {
  it.each(nastyCases)('in the chat come back unharmed or cleaned: %s', async (_name, nasty) => {
    const customer = await desk.customer();
    expect((await customer.say(nasty.text)).status).toBe(200);
    const [, echoed] = await customer.activities();
    expect(kept(nasty)).toContain(echoed?.text);
    if (nasty.shown !== undefined) expect(echoed?.text).toBe(nasty.shown);
    await customer.say('talk to a person');
    const { messages } = await mei.ticket(await ticketNumber(desk, customer));
    const [first] = messages.filter(({ from }) => from === 'customer');
    if (!isNothing(nasty)) expect(first?.text).toBe(echoed?.text);
    const link = /\]\([^)]*(\/tickets\/[^)]+)\)/.exec((await customer.texts()).join('\n'))?.[1] ?? '';
    expect(broughtMarkup(await mei.page(link))).toEqual([]);
  });

  it.each(nastyCases)('as a form’s answers arrive on the ticket: %s', async (_name, nasty) => {
    const customer = await desk.customer();
    // An address of its own for each: one customer opens only so many tickets a day.
    const email = `ann${customer.conversationId.replace(/\W/g, '').toLowerCase()}@b.example`;
    const value = { form: 'contact', name: 'Ann', email, message: nasty.text };
    expect((await customer.send({ type: 'message', value })).status).toBe(200);
    if (isNothing(nasty)) await customer.say('a message');
    expect((await customer.say('Send it')).status).toBe(200);
    const { form } = await mei.ticket(await ticketNumber(desk, customer));
    const message = form?.fields.find(({ id }) => id === 'message')?.value;
    if (!isNothing(nasty)) expect(kept(nasty).map(text => text.slice(0, 2000).trim())).toContain(message);
    const wrong = { form: nasty.text.slice(0, 80), [nasty.text]: nasty.text };
    expect((await customer.send({ type: 'message', value: wrong })).status).toBeLessThan(500);
  });
});

describe('nasty words of operators and programs', () => {
  it.each(nastyCases)('in an operator’s name and reply reach the customer: %s', async (_name, nasty) => {
    const customer = await desk.customer();
    await customer.say('talk to a person');
    const number = await ticketNumber(desk, customer);
    const own = await desk.token(nasty.text).catch(() => undefined);
    const sent = { token: own ?? mei.token, json: { text: nasty.text } };
    const { status } = await desk.request('POST', `/api/tickets/${number}/reply`, sent);
    expect(status).toBe(isNothing(nasty) ? 400 : 200);
    if (isNothing(nasty)) return;
    const last = (await customer.activities()).at(-1);
    expect(kept(nasty)).toContain(last?.text);
    if (own !== undefined) expect(kept(nasty)).toContain(last?.from.name);
    const written = (await mei.ticket(number)).messages.at(-1);
    expect(written).toMatchObject({ from: 'operator', text: last?.text, name: last?.from.name });
  });

  it.each(nastyCases)('over HTTP are answered or refused, and kept as they are: %s', async (_name, nasty) => {
    const ask = (customer: object) => desk.request('POST', '/support', { json: { question: nasty.text, customer } });
    const asked = await ask({ email: 'ann@b.example', name: nasty.text.slice(0, 100) });
    expect([200, 400]).toContain(asked.status);
    const number = z.object({ ticket: z.object({ number: z.string() }) }).safeParse(asked.json).data?.ticket.number;
    if (number !== undefined) {
      const ticket = await mei.ticket(number);
      expect(kept(nasty)).toContain(ticket.question);
      expect(kept(nasty).map(text => text.slice(0, 100).trim())).toContain(ticket.customer.name);
    }
    expect((await ask({ id: nasty.text.slice(0, 100), email: nasty.text.slice(0, 200) })).status).toBeLessThan(500);
  });
});

it('nasty words have broken nothing', async () => {
  expect(await desk.harm()).toEqual([]);
});
