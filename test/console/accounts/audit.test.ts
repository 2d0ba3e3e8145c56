import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/console/audit/audit.ts';
import { auditActions } from '../../../src/console/audit/ports.ts';
import { consoleSentences, type Desk, password, startDesk } from '../start-desk.ts';

describe('the audit log', () => {
  let desk: Desk;
  let owner: string;
  beforeEach(async () => {
    desk = await startDesk();
    owner = await desk.addToken('Ann', 'owner');
  });
  afterEach(() => desk.close());

  type Line = { action: string; actor: { name: string } | null; target: string | null; ip: string | null };
  const read = async (query = '') =>
    (await (await desk.get(`/api/audit${query}`, { token: owner })).json()) as { items: Line[]; next: string | null };

  it('tells of sign-ins, refused ones and sign-outs, and of no password', async () => {
    await desk.addOperator('Bo', 'bo@example.com');
    const secret = 'my secret, typed wrongly';
    await desk.post('/api/session', { json: { email: 'bo@example.com', password: secret } });
    await desk.post('/api/session', { json: { email: secret, password: secret } });
    const cookie = await desk.signIn('bo@example.com');
    await desk.send('DELETE', '/api/session', { cookie });
    const { items } = await read();
    const told = items.slice(0, 4).map(({ action, actor, target, ip }) => [action, actor?.name, target, ip]);
    expect(told).toEqual([
      ['session.ended', 'Bo', null, '127.0.0.1'],
      ['session.opened', 'Bo', null, '127.0.0.1'],
      ['session.refused', undefined, null, '127.0.0.1'],
      ['session.refused', undefined, 'Bo', '127.0.0.1'],
    ]);
    const everything = JSON.stringify(items);
    for (const word of [secret, password, 'solodesk_session', 'sd_']) expect(everything).not.toContain(word);
  });

  it('is read page by page by the owner, and by nobody else', async () => {
    for (let n = 1; n <= 5; n += 1) {
      await audit(desk.deps, { ip: '192.0.2.7' }, { action: 'customer.blocked', target: `cus_${n}` });
    }
    const first = await read('?limit=2');
    const second = await read(`?limit=2&cursor=${first.next}`);
    const targets = [...first.items, ...second.items].map(line => line.target);
    expect(targets).toEqual(['cus_5', 'cus_4', 'cus_3', 'cus_2']);
    expect((await desk.get('/api/audit?cursor=x', { token: owner })).status).toBe(400);
    for (const role of ['operator', 'editor'] as const) {
      expect((await desk.get('/api/audit', { token: await desk.addToken(`A ${role}`, role) })).status).toBe(403);
    }
  });

  it.each(['en', 'zh'])('has words for everything it can tell, in %s', locale => {
    const sentences = consoleSentences(locale);
    expect(auditActions.filter(action => !sentences.get(`console.audit.${action}`))).toEqual([]);
  });
});
