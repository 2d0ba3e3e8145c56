import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Granted, Started } from '../channels/direct-line/call.ts';
import { type AttackedDesk, startAttackedDesk } from './attacked-desk.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await startAttackedDesk();
});
afterAll(() => desk.close());

async function ticketsIn(conversation: { conversationId: string }) {
  const all = await desk.app.store.tickets.list({ limit: 100 });
  return all.items.filter(({ conversationId }) => conversationId === conversation.conversationId);
}

describe('abuse 42: two requests at once', () => {
  it('for a person open one ticket', async () => {
    const customer = await desk.customer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => customer.say('talk to a person')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await ticketsIn(customer)).toHaveLength(1);
  });

  it('with the same client id are one message', async () => {
    const customer = await desk.customer();
    const activity = { type: 'message', text: 'talk to a person', channelData: { clientActivityID: 'c-1' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => customer.send(activity)));
    expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1);
    expect((await customer.texts()).filter(text => text === 'talk to a person')).toHaveLength(1);
  });

  it('of two operators give the ticket to one of them', async () => {
    const [ann, ben] = [await desk.token('Ann'), await desk.token('Ben')];
    const customer = await desk.customer();
    await customer.say('talk to a person');
    const [ticket] = await ticketsIn(customer);
    const claim = (token: string) => desk.request('POST', `/api/tickets/${ticket?.number}/claim`, { token, json: {} });
    const statuses = (await Promise.all([claim(ann), claim(ben)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('to begin one conversation begin it once', async () => {
    const { json } = await desk.request('POST', '/v3/directline/tokens/generate', { json: {} });
    const { token } = Granted.parse(json);
    const start = () => desk.request('POST', '/v3/directline/conversations', { token, json: {} });
    const statuses = (await Promise.all([start(), start(), start()])).map(({ status }) => status);
    expect(statuses.every(status => status < 300)).toBe(true);
    const { conversationId } = Started.parse((await start()).json);
    expect(await desk.app.store.log.activities(conversationId, 0, 10)).toHaveLength(1);
  });
});

describe('abuse 43: a flood of urgent tickets', () => {
  it('ends at the policy’s number a day, and begins anew the next day', async () => {
    const customer = await desk.customer();
    const cry = async () => {
      await customer.say('My card was charged twice, urgent!!');
      const last = (await customer.texts()).join('\n');
      await customer.say('cancel');
      await customer.say('Yes, withdraw it');
      desk.clock.advance(60_000);
      return last;
    };
    const { ticketsPerDay } = desk.app.content.policy;
    for (let n = 0; n < ticketsPerDay + 3; n += 1) await cry();
    expect(await ticketsIn(customer)).toHaveLength(ticketsPerDay);
    expect(await cry()).toContain('opened several tickets today');
    desk.clock.advance(25 * 60 * 60 * 1000);
    const { json } = await desk.request('POST', '/v3/directline/tokens/refresh', { token: customer.token });
    expect(json).toMatchObject({ error: { code: 'token_invalid' } });
    const { conversationId } = customer;
    await desk.app.turns.handle({ kind: 'message', conversationId, text: 'My card was charged twice, urgent!!' });
    expect(await ticketsIn(customer)).toHaveLength(ticketsPerDay + 1);
  });

  it('raises one open ticket, and opens no second one', async () => {
    const customer = await desk.customer();
    for (let n = 0; n < 10; n += 1) await customer.say('My card was charged twice, urgent!!');
    expect(await ticketsIn(customer)).toHaveLength(1);
  });
});
