import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, startDesk } from '../start-desk.ts';

const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

async function open(file?: string): Promise<Desk> {
  const desk = await startDesk(file ? { file } : {});
  desks.push(desk);
  return desk;
}

describe('of two who claim a ticket in the same moment', () => {
  it('one wins and the other is told who has it', async () => {
    const desk = await open();
    await keepTicket(desk.store, sampleTicket('T-1001', { status: 'new' }));
    const tokens = [await desk.addToken('Mei'), await desk.addToken('Tom')];
    const replies = await Promise.all(tokens.map(token => desk.post('/api/tickets/T-1001/claim', { token })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await desk.store.tickets.history('T-1001')).toMatchObject([{ kind: 'opened' }, { kind: 'claimed' }]);
  });

  it('one wins also over two stores on one file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'solodesk-')), 'desk.db');
    const [one, two] = [await open(file), await open(file)];
    await keepTicket(one.store, sampleTicket('T-1001', { status: 'new' }));
    const [mei, tom] = [await one.addToken('Mei'), await one.addToken('Tom')];
    const replies = await Promise.all([
      one.post('/api/tickets/T-1001/claim', { token: mei }),
      two.post('/api/tickets/T-1001/claim', { token: tom }),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await two.store.tickets.history('T-1001')).toMatchObject([{ kind: 'opened' }, { kind: 'claimed' }]);
  });
});
