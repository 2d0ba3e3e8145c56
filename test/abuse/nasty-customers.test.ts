import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('nasty words of a customer', () => {
  it.each(nastyCases)('in the chat come back unharmed or cleaned: %s', async (_name, nasty) => {
    const customer = await desk.customer();
    expect((await customer.say(nasty.text)).status).toBe(200);
    const [, echoed] = await customer.activities();
    expect(kept(nasty)).toContain(echoed?.text);
    if (nasty.shown !== undefined) expect(echoed?.text).toBe(nasty.shown);
    await customer.say('talk to a person');
    const number = await ticketNumber(desk, customer);
    expect(broughtMarkup(await page(`/console/tickets/${number}`))).toEqual([]);
    const link = /\]\([^)]*(\/tickets\/[^)]+)\)/.exec((await customer.texts()).join('\n'))?.[1] ?? '';
    expect(broughtMarkup(await page(link))).toEqual([]);
  });

  it.each(nastyCases)('as a form’s answers arrive on the ticket: %s', async (_name, nasty) => {
    const customer = await desk.customer();
    // An address of its own for each: one customer opens only so many tickets a day.
    const email = `ann${customer.conversationId.replace(/\W/g, '').toLowerCase()}@b.example`;
    const value = { form: 'contact', name: 'Ann', email, message: nasty.text };
    expect((await customer.send({ type: 'message', value })).status).toBe(200);
    if (isNothing(nasty)) await customer.say('a message');
    expect((await customer.say('Send it')).status).toBe(200);
    const { form } = await ticketSeen(await ticketNumber(desk, customer));
    const message = form?.fields.find(({ id }) => id === 'message')?.value;
    if (!isNothing(nasty)) expect(kept(nasty).map(text => text.slice(0, 2000).trim())).toContain(message);
    const wrong = { form: nasty.text.slice(0, 80), [nasty.text]: nasty.text };
    expect((await customer.send({ type: 'message', value: wrong })).status).toBeLessThan(500);
  });

  it('have broken nothing', async () => {
    expect(desk.failures()).toEqual([]);
    expect((await desk.request('GET', '/readyz')).status).toBe(200);
  });
});
