import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Desk, startDesk } from '../start-desk.ts';

const Found = z.object({ items: z.array(z.object({ name: z.string() })) });

describe('looking for a customer', () => {
  let desk: Desk;
  let token: string;
  beforeAll(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    for (const customer of [
      { name: 'Ana Lim', email: 'ana@example.com' },
      { name: '100% Bao', phone: '+65 (6123) 45-67' },
    ]) {
      const json = { channel: 'phone', question: 'Do you open on Sunday?', locale: 'en', customer };
      await desk.post('/api/tickets', { token, json });
    }
  });
  afterAll(() => desk.close());

  const find = async (q: string) => {
    const reply = await desk.get(`/api/customers?${new URLSearchParams({ q })}`, { token });
    return Found.parse(await reply.json()).items.map(({ name }) => name);
  };

  it.each([
    ['a part of the name, in any case', 'ANA', ['Ana Lim']],
    ['a part of the address', '@example', ['Ana Lim']],
    ['digits of the number, however written', '6561234567', ['100% Bao']],
    ['a sign that means itself', '0%', ['100% Bao']],
    ['nobody', '%%', []],
  ])('finds by %s', async (_, q, names) => {
    expect(await find(q)).toEqual(names);
  });

  it('does not find who is blocked, and answers no one letter and no editor', async () => {
    const [bao] = await desk.deps.customers.search('bao', 1);
    await desk.deps.customers.setBlocked(bao?.id ?? '', '2026-03-02T09:00:00.000Z');
    expect(await find('bao')).toEqual([]);
    expect((await desk.get('/api/customers?q=a', { token })).status).toBe(400);
    expect((await desk.get('/api/customers?q=ana', { token: await desk.addToken('Ed', 'editor') })).status).toBe(403);
  });
});
