import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApiToken } from '../../../src/console/accounts/accounts.ts';
import { editingDesk } from './editing-desk.ts';

let desk: Awaited<ReturnType<typeof editingDesk>>;
beforeAll(async () => {
  desk = await editingDesk({ role: 'operator' });
});
afterAll(() => desk.close());

/** A ticket of somebody who gives their address. */
async function ticketOf(question: string, conversationId = 'c-1'): Promise<string> {
  const opening = { channel: 'directline', channelUser: `u-${conversationId}`, name: 'Ana Lim', locale: 'en' };
  const said = { conversationId, kind: 'message' as const };
  await desk.app.turns.handle({ ...said, text: question, opening });
  await desk.app.turns.handle({ ...said, text: 'Yes' });
  const { ticket } = await desk.app.turns.handle({ ...said, text: 'ana.lim@example.com' });
  return ticket?.number ?? '';
}

describe('saving a ticket as an article', () => {
  it('drafts a file of question and reply, without what tells who asked, and notes it on the ticket', async () => {
    const number = await ticketOf('Can you repair umbrellas with broken ribs? My number is +65 8123 4567');
    expect(number).toMatch(/^T-/);
    expect((await desk.post(`/api/tickets/${number}/article`, {})).json).toMatchObject({ error: { code: 'no_reply' } });
    await desk.post(`/api/tickets/${number}/reply`, {
      text: 'Hello Ana Lim,\nyes, we mend <b>ribs</b>:\n\n- bring it to the shop\n- wait 3 days',
    });
    const { status, json } = await desk.post(`/api/tickets/${number}/article`, {});
    expect({ status, json }).toMatchObject({ status: 200, json: { isNew: true, isLive: false } });
    const file = String(json['file']);
    const text = desk.read(file);
    expect(text).toContain(`ticket: ${number}`);
    expect(text).toContain('status: draft');
    expect(text).toContain('- bring it to the shop');
    expect(text).not.toMatch(/8123|Ana|Lim|<b>/);
    const { json: ticket } = await desk.get(`/api/tickets/${number}`);
    expect(ticket['history']).toContainEqual(expect.objectContaining({ kind: 'saved-as-article', text: file }));
    const again = await desk.post(`/api/tickets/${number}/article`, {});
    expect(again.json).toMatchObject({ file, isNew: false });
  });

  it('proposes the parts, takes what the operator made of them, and tells the ticket and the audit log', async () => {
    const number = await ticketOf('Do you lend ladders to people in our street?', 'c-2');
    await desk.post(`/api/tickets/${number}/reply`, { text: 'Yes, for a day.\nAsk at the counter.' });
    const { json: proposal } = await desk.get(`/api/tickets/${number}/article`);
    expect(proposal).toMatchObject({
      title: 'Do you lend ladders to people in our street?',
      question: 'Do you lend ladders to people in our street?',
      locale: 'en',
      body: 'Yes, for a day.\n\nAsk at the counter.',
      topics: ['general', 'login'],
      file: null,
    });
    const parts = { title: 'Borrow a ladder', topic: 'lending', locale: 'en', question: 'Can I borrow a ladder?' };
    const { status, json } = await desk.post(`/api/tickets/${number}/article`, { ...parts, body: 'For *a day*.<br>' });
    expect({ status, file: json['file'] }).toEqual({ status: 200, file: 'en/lending/borrow-a-ladder.md' });
    const text = desk.read('en/lending/borrow-a-ladder.md');
    expect(text).toContain('title: Borrow a ladder');
    expect(text).toMatch(/questions:\n {2}- Can I borrow a ladder\?/);
    expect(text).toContain(`ticket: ${number}`);
    expect(text).toMatch(/---\nFor \*a day\*\.\n$/);
    const article = { file: 'en/lending/borrow-a-ladder.md', title: 'Borrow a ladder', status: 'draft' };
    expect((await desk.get(`/api/tickets/${number}`)).json).toMatchObject({ article });
    const { items } = await desk.app.store.auditLog.list({ limit: 1 });
    expect(items).toMatchObject([{ action: 'knowledge.saved', target: article.file, actor: { name: 'Mei <Tan>' } }]);
  });

  it('refuses a topic that is no folder, a language the desk does not speak, and an empty answer', async () => {
    const number = await ticketOf('Do you sharpen scissors on Sundays?', 'c-3');
    await desk.post(`/api/tickets/${number}/reply`, { text: 'Yes.' });
    for (const bad of [{ topic: '../up' }, { locale: 'fr' }, { body: ' \n' }, { title: '' }, { status: 'published' }]) {
      expect({ bad, status: (await desk.post(`/api/tickets/${number}/article`, bad)).status }).toEqual({
        bad,
        status: 400,
      });
    }
  });

  it('is nothing for those who only edit', async () => {
    const { operators } = desk.app.store;
    const token = await addApiToken(
      { operators, clock: desk.app.clock, ids: desk.app.ids },
      { operatorName: 'Editor', role: 'editor' },
    );
    const reply = await fetch(`${desk.app.publicUrl()}/api/tickets/T-1/article`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(reply.status).toBe(403);
  });
});
