import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';
import { keptLog } from '../support/log-lines.ts';

const { logger, lines } = keptLog();
const [debug, info] = [20, 30];
const conversationId = 'cnv_logged';
const opening = {
  channel: 'directline',
  channelUser: 'dl_secret',
  name: 'Wilhelmina',
  email: 'anna@example.com',
  locale: 'en',
};

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk({ logger });
});
beforeEach(() => {
  lines.splice(0);
});
afterAll(() => desk.app.close());

const say = (text: string, clientId?: string) =>
  desk.app.turns.handle({ kind: 'message', conversationId, text, opening, ...(clientId ? { clientId } : {}) });

describe('the log', () => {
  it('tells of a plain message for those who look closely', async () => {
    await say('How do I reset my password?');
    expect(lines).toMatchObject([
      { level: debug, msg: 'turn done', conversationId, channel: 'directline', kind: 'message', outcome: 'answered' },
    ]);
    expect(lines[0]).not.toHaveProperty('ticket');
  });

  it('tells everybody of a ticket that is opened or changed, by its number', async () => {
    await say('talk to a person');
    const ticket = (await desk.app.store.tickets.list({ limit: 1 })).items[0]?.number ?? '';
    const operator = { id: 'opr', name: 'Mei' };
    await desk.app.turns.handle({ kind: 'operator', conversationId, ticket, operator, action: { type: 'claim' } });
    expect(lines).toMatchObject([
      { level: info, msg: 'turn done', kind: 'message', outcome: 'escalated', ticket },
      { level: info, msg: 'turn done', kind: 'operator', ticket },
    ]);
  });

  it('is silent where nothing is stored: a message sent again, nothing that has come due', async () => {
    await say('My order is LL-20418', 'twice');
    lines.splice(0);
    await say('My order is LL-20418', 'twice');
    await desk.app.turns.handle({ kind: 'due', conversationId });
    expect(lines).toEqual([]);
  });

  it('holds no words, name, address or number of the customer', async () => {
    await say('I am Wilhelmina, zanzibar@example.com, +65 9123 4567, and my lamp is broken');
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toMatch(/wilhelmina|example\.com|9123|lamp|dl_secret|Mei/i);
  });
});
