import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventReader, type ReadEvent, readEvents } from '../../support/event-reader.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'solodesk-live-'));
const file = join(folder, 'desk.db');

describe('live updates', () => {
  let desk: Desk;
  let token: string;
  const readers: EventReader[] = [];
  beforeEach(async () => {
    desk = await startDesk({ file });
    token = await desk.addToken('Ann');
  });
  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.leave();
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(after?: string, by = token): Promise<EventReader> {
    const place: Record<string, string> = after === undefined ? {} : { 'last-event-id': after };
    const reader = await readEvents(`${desk.url}/api/live`, { authorization: `Bearer ${by}`, ...place });
    readers.push(reader);
    return reader;
  }
  const post = async (number: string, action: string, json?: unknown, by = token) => {
    const reply = await desk.post(`/api/tickets/${number}/${action}`, { token: by, json });
    expect(reply.status, `${action} ${await reply.clone().text()}`).toBeLessThan(300);
  };
  const reply = (text: string) => post('T-1001', 'reply', { text });
  /** The words of the operators that a reader was told, in order. */
  const words = (events: readonly ReadEvent[]) =>
    events.flatMap(({ name, data }) => {
      const message = name === 'message' && data && typeof data === 'object' && 'message' in data ? data.message : null;
      if (typeof message !== 'object' || message === null || !('from' in message) || !('text' in message)) return [];
      return message.from === 'operator' ? [message.text] : [];
    });
  const last = (name: string, events: readonly ReadEvent[]) => events.findLast(event => event.name === name)?.data;

  it('tell every console what is said and what changes, in the order of the log', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const [one, two] = [await open(), await open()];
    await reply('On its way.');
    for (const reader of [one, two]) {
      const events = await reader.until(told => told.some(({ name }) => name === 'ticket'));
      expect(words(events)).toEqual(['On its way.']);
      expect(events.at(-1)).toMatchObject({
        name: 'ticket',
        data: { number: 'T-1001', version: 2, kinds: ['claimed', 'replied'], unread: true },
      });
    }
    expect(one.events).toEqual(two.events);
  });

  it('begin with what happens from then on', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await reply('Before.');
    const reader = await open();
    await reply('After.');
    expect(words(await reader.until(told => words(told).length > 0))).toEqual(['After.']);
  });

  it('go on exactly where a console left off, also in the middle of a change', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const before = await open();
    for (const text of ['one', 'two', 'three']) await reply(text);
    const all = [...(await before.until(told => told.filter(({ name }) => name === 'ticket').length === 3))];
    for (const [at, { id }] of all.entries()) {
      const back = await open(id);
      await back.until(told => told.length >= all.length - at - 1);
      expect(back.events).toEqual(all.slice(at + 1));
      back.leave();
    }
  });

  it('lose nothing over a restart of the desk, and tell nothing twice', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const before = await open();
    await reply('one');
    await before.until(told => told.some(({ name }) => name === 'ticket'));
    await desk.close();
    await before.ended;
    desk = await startDesk({ file });
    await reply('two');
    const after = await open(before.lastId());
    await reply('three');
    expect(words(await after.until(told => words(told).includes('three')))).toEqual(['two', 'three']);
  });

  it('say reload when too much was missed, and when the place is not one of this desk', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await reply('one');
    await desk.store.purge('2027-01-01T00:00:00.000Z');
    for (const place of ['0.1', '900000.1']) {
      const reader = await open(place);
      await reader.until(told => told.length > 0);
      expect(reader.events[0], place).toMatchObject({ name: 'reload', data: {} });
      reader.leave();
    }
    const fresh = await open('nonsense');
    await reply('two');
    expect((await fresh.until(told => told.length > 0))[0]?.name).not.toBe('reload');
  });

  it('show who looks at a ticket and who writes, until they give no sign any more', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const bo = await desk.addToken('Bo');
    await post('T-1001', 'viewing', { typing: true }, bo);
    const reader = await open();
    await reader.until(told => told.length > 0);
    expect(last('viewers', reader.events)).toMatchObject({
      number: 'T-1001',
      viewers: [{ name: 'Bo', typing: true }],
    });
    await post('T-1001', 'viewing', undefined, bo);
    await reader.until(told => told.length > 1);
    expect(JSON.stringify(last('viewers', reader.events))).not.toContain('typing');
    desk.clock.advance(30_001);
    await desk.live.sweep();
    await reader.until(told => told.length > 2);
    expect(last('viewers', reader.events)).toEqual({ number: 'T-1001', viewers: [] });
  });

  it('say of a ticket whether the customer wrote since this operator read it', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const reader = await open();
    await post('T-1001', 'read');
    await reader.until(told => told.length === 1);
    expect(last('ticket', reader.events)).toMatchObject({ number: 'T-1001', unread: false });
    await reply('So.');
    await reader.until(told => told.filter(({ name }) => name === 'ticket').length === 2);
    expect(last('ticket', reader.events)).toMatchObject({ unread: false });
    expect((await desk.post('/api/tickets/T-9/read', { token })).status).toBe(404);
    expect((await desk.post('/api/tickets/T-9/viewing', { token })).status).toBe(404);
  });

  it('show the customer that an operator writes, unless a colleague has the ticket or it is done', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    const bo = await desk.addToken('Bo');
    await post('T-1001', 'viewing', { typing: true });
    await post('T-1001', 'viewing', {});
    await post('T-1001', 'claim');
    await post('T-1001', 'viewing', { typing: true }, bo);
    await post('T-1001', 'viewing', { typing: true });
    await post('T-1001', 'resolve');
    await post('T-1001', 'viewing', { typing: true });
    expect(desk.shown).toEqual(['cnv_T-1001 Ann', 'cnv_T-1001 Ann']);
  });

  it('show the consoles that a customer writes, of open tickets only and not at every key', async () => {
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await keepTicket(desk.store, sampleTicket('T-1002', { status: 'resolved' }));
    const reader = await open();
    for (const number of ['T-1002', 'T-1001', 'T-1001']) desk.live.customerTyping(`cnv_${number}`);
    await reply('So.');
    const events = await reader.until(told => told.some(({ name }) => name === 'ticket'));
    expect(events.filter(({ name }) => name === 'typing').map(({ data }) => data)).toEqual([{ number: 'T-1001' }]);
  });

  it('abuse 33: end within a minute for an operator who has signed out', async () => {
    const cookie = await desk.enter('Cy');
    const reader = await readEvents(`${desk.url}/api/live`, { cookie });
    desk.clock.advance(30_000);
    await desk.live.sweep();
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await reply('still there');
    await reader.until(told => words(told).length > 0);
    await desk.send('DELETE', '/api/session', { cookie, headers: { origin: desk.url } });
    desk.clock.advance(30_000);
    await desk.live.sweep();
    await reader.ended;
    const again = await fetch(`${desk.url}/api/live`, { headers: { cookie } });
    expect(again.status).toBe(401);
  });

  it('abuse 32: keep twenty streams of an operator, the newest', async () => {
    const oldest = await open();
    for (let n = 0; n < 19; n += 1) await open();
    const bo = await open(undefined, await desk.addToken('Bo'));
    await keepTicket(desk.store, sampleTicket('T-1001'));
    await reply('all are told');
    await oldest.until(told => words(told).length > 0);
    await open();
    await oldest.ended;
    await reply('the rest');
    await bo.until(told => words(told).length === 2);
  });

  it('abuse 09: are not for editors', async () => {
    const editor = await desk.addToken('Ed', 'editor');
    expect((await desk.get('/api/live', { token: editor })).status).toBe(403);
  });
});
