import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AttackedDesk, startAttackedDesk, TicketSeen, ticketNumber } from './attacked-desk.ts';
import { broughtMarkup, isNothing, kept, nastyCases } from './nasty-strings.ts';

let desk: AttackedDesk;
let token: string;
beforeAll(async () => {
  desk = await startAttackedDesk();
  token = await desk.token('Mei');
});
afterAll(() => desk.close());

/** A page as an operator sees it. */
async function page(path: string): Promise<string> {
  const { status, text } = await desk.request('GET', path, { token });
  expect(status, path).toBe(200);
  return text;
}

async function ticketSeen(number: string) {
  return TicketSeen.parse((await desk.request('GET', `/api/tickets/${number}`, { token })).json);
}

describe('nasty words of operators and programs', () => {
  it.each(nastyCases)('in an operator’s name and reply reach the customer: %s', async (_name, nasty) => {
    const customer = await desk.customer();
    await customer.say('talk to a person');
    const number = await ticketNumber(desk, customer);
    const operator = await desk.token(nasty.text).catch(() => undefined);
    const json = { text: nasty.text };
    const { status } = await desk.request('POST', `/api/tickets/${number}/reply`, { token: operator ?? token, json });
    expect(status).toBe(isNothing(nasty) ? 400 : 200);
    if (isNothing(nasty)) return;
    const last = (await customer.activities()).at(-1);
    expect(kept(nasty)).toContain(last?.text);
    if (operator !== undefined) expect(kept(nasty)).toContain(last?.from.name);
    expect(broughtMarkup(await page(`/console/tickets/${number}`))).toEqual([]);
  });

  it.each(nastyCases)('over HTTP are answered or refused, and kept as they are: %s', async (_name, nasty) => {
    const ask = (customer: object) => desk.request('POST', '/support', { json: { question: nasty.text, customer } });
    const asked = await ask({ email: 'ann@b.example', name: nasty.text.slice(0, 100) });
    expect([200, 400]).toContain(asked.status);
    const number = z.object({ ticket: z.object({ number: z.string() }) }).safeParse(asked.json).data?.ticket.number;
    if (number !== undefined) {
      const ticket = await ticketSeen(number);
      expect(kept(nasty)).toContain(ticket.question);
      expect(kept(nasty).map(text => text.slice(0, 100).trim())).toContain(ticket.customer.name);
      expect(broughtMarkup(await page(`/console/tickets/${number}`))).toEqual([]);
    }
    expect((await ask({ id: nasty.text.slice(0, 100), email: nasty.text.slice(0, 200) })).status).toBeLessThan(500);
  });

  it('have broken nothing', async () => {
    expect(desk.failures()).toEqual([]);
    expect((await desk.request('GET', '/readyz')).status).toBe(200);
  });
});
