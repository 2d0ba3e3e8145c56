import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addApiToken } from '../src/console/accounts/accounts.ts';
import { OpeningJson } from '../src/site/opening.ts';
import { mondayMorning, openDesk } from './support/desk.ts';
import { type EventReader, readEvents } from './support/event-reader.ts';

const minuteMs = 60_000;
const afterLunch = '2026-03-02T06:00:00.000Z';

let desk: Awaited<ReturnType<typeof openDesk>>;
let url: string;
let token: string;
let reader: EventReader | undefined;
beforeEach(async () => {
  desk = await openDesk();
  const { app } = desk;
  url = `http://127.0.0.1:${(await app.listen()).port}`;
  token = await addApiToken({ ...app, operators: app.store.operators }, { operatorName: 'Ann', role: 'owner' });
});
afterEach(async () => {
  reader?.leave();
  reader = undefined;
  await desk.app.close();
});

async function put(path: string, json: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method: 'PUT', headers, body: JSON.stringify(json) });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

const follow = async () => {
  reader = await readEvents(`${url}/api/live`, { authorization: `Bearer ${token}` });
  return reader;
};
const told = (name: string) => reader?.events.filter(event => event.name === name).map(({ data }) => data) ?? [];

/** What a customer sees and gets at this moment: the chat's line, the bot's reply, and by when a person is to have answered. */
async function seenBy(customer: string) {
  const opening = OpeningJson.parse(await (await fetch(`${url}/api/opening`)).json());
  const { said, ticket } = await desk.app.turns.handle({
    kind: 'message',
    conversationId: `cnv_${customer}`,
    text: 'talk to a person',
    opening: { channel: 'directline', channelUser: customer, locale: 'en' },
  });
  return {
    line: opening.lines['en']?.text,
    reply: said.map(({ text }) => text).join('\n'),
    due: ticket && (await desk.app.store.tickets.find(ticket.number))?.due.firstResponse?.at,
  };
}

describe('the one switch that says that the desk is away', () => {
  it('gives what was opened while nobody knew the end of it its due times, once the desk is back', async () => {
    await put('/api/desk/away', { away: true });
    expect((await seenBy('early')).due).toBeUndefined();
    desk.clock.advance(60 * minuteMs);
    await put('/api/desk/away', { away: false });
    const counted = await desk.app.store.tickets.find('T-1001');
    // Four hours of opening time from 11:00, lunch left out.
    expect(counted?.due.firstResponse).toMatchObject({ at: '2026-03-02T08:00:00.000Z', from: mondayMorning });
    expect((await desk.app.store.log.find('cnv_early'))?.dueAt).toBe('2026-03-02T07:00:00.000Z');
  });

  it('drives the chat’s line, the bot’s reply and the clock of the ticket', async () => {
    expect(await seenBy('before')).toMatchObject({
      line: 'We are here now',
      reply: expect.stringContaining('A person answers here by Monday 2 March, 15:00'),
      due: '2026-03-02T07:00:00.000Z',
    });
    await put('/api/desk/away', { away: true, until: afterLunch });
    expect(await seenBy('meanwhile')).toMatchObject({
      line: 'A person answers today from 14:00',
      reply: expect.stringContaining('Nobody is here right now. A person answers today from 14:00 (Singapore Time).'),
      // Four hours of opening time, all of them after the absence.
      due: '2026-03-02T10:00:00.000Z',
    });
    await put('/api/desk/away', { away: false });
    expect(await seenBy('after')).toMatchObject({
      line: 'We are here now',
      reply: expect.stringContaining('A person answers here by Monday 2 March, 15:00'),
      due: '2026-03-02T07:00:00.000Z',
    });
  });

  it('tells all consoles when it is switched, and when its time has run out', async () => {
    await follow();
    await put('/api/desk/away', { away: true, until: afterLunch });
    await reader?.until(() => told('desk').length === 1);
    expect(told('desk')).toEqual([{ isOpen: false, isAway: true, awayUntil: afterLunch, answersAt: afterLunch }]);
    desk.clock.set(afterLunch);
    await reader?.until(() => told('desk').length === 2);
    expect(told('desk')[1]).toEqual({ isOpen: true, isAway: false });
  });

  it('tells them too when the shop closes for the day', async () => {
    await follow();
    desk.clock.set('2026-03-02T10:00:00.000Z');
    await reader?.until(() => told('desk').length === 1);
    expect(told('desk')).toEqual([{ isOpen: false, isAway: false, answersAt: '2026-03-03T01:00:00.000Z' }]);
  });
});

describe('presence', () => {
  it('is told to all consoles when it changes, and when being away has run out', async () => {
    await follow();
    const until = new Date(Date.parse(mondayMorning) + 30 * minuteMs).toISOString();
    await put('/api/me/presence', { presence: 'away', until });
    await reader?.until(() => told('presence').length === 1);
    const ann = { id: expect.stringMatching(/^opr_/), name: 'Ann' };
    expect(told('presence')).toEqual([{ operator: { ...ann, presence: 'away', awayUntil: until } }]);
    desk.clock.set(until);
    await reader?.until(() => told('presence').length === 2);
    expect(told('presence')[1]).toEqual({ operator: { ...ann, presence: 'online' } });
  });

  it('is told as it is when somebody comes back earlier, and not once more', async () => {
    await follow();
    const until = new Date(Date.parse(mondayMorning) + 30 * minuteMs).toISOString();
    await put('/api/me/presence', { presence: 'away', until });
    await put('/api/me/presence', { presence: 'online' });
    await reader?.until(() => told('presence').length === 2);
    desk.clock.set(until);
    await put('/api/me/presence', { presence: 'away' });
    await reader?.until(() => told('presence').length >= 3);
    expect(told('presence').map(event => JSON.stringify(event).includes('online'))).toEqual([false, true, false]);
  });
});
