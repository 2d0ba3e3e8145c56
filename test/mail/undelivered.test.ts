import { expect, it } from 'vitest';
import { z } from 'zod';
import { addApiToken } from '../../src/console/accounts/accounts.ts';
import { mailingDesk, openedTicket, reply } from './mailing-desk.ts';

const List = z.object({
  items: z.array(z.object({ id: z.string(), kind: z.string(), ticket: z.string(), error: z.string() })),
});

it('what was given up is shown to operators, and goes out when one of them sends it again', async () => {
  const { app, server } = await mailingDesk();
  server.answer = () => '550 5.1.1 no such mailbox';
  const token = await addApiToken(
    { ...app, operators: app.store.operators },
    { operatorName: 'robot', role: 'operator' },
  );
  const headers = { authorization: `Bearer ${token}` };
  const list = async () =>
    List.parse(await (await fetch(`${app.publicUrl()}/api/undelivered`, { headers })).json()).items;
  const ticket = await openedTicket(app, { channel: 'phone', email: 'mei@example.com' });
  await reply(app, ticket, 'We send a new one.');
  while ((await list()).length === 0) await new Promise(resolve => setTimeout(resolve, 100));
  const [dead] = await list();
  expect(dead).toMatchObject({ kind: 'mail.reply', ticket, error: expect.stringContaining('no such mailbox') });

  server.answer = () => undefined;
  const retry = (id = '') => fetch(`${app.publicUrl()}/api/undelivered/${id}/retry`, { method: 'POST', headers });
  expect((await retry(dead?.id)).ok).toBe(true);
  await server.until(1);
  expect(await list()).toEqual([]);
  expect((await retry(dead?.id)).status).toBe(404);
  const me = z.object({ canMail: z.boolean() });
  expect(me.parse(await (await fetch(`${app.publicUrl()}/api/me`, { headers })).json()).canMail).toBe(true);
  expect((await fetch(`${app.publicUrl()}/api/undelivered`)).status).toBe(401);
});
