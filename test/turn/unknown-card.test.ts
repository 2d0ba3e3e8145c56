import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

it('stores nothing for a card of no form, not even a conversation', async () => {
  const conversationId = 'cnv_card';
  const opening = { channel: 'directline', channelUser: 'dl_card', locale: 'en' };
  const fields = { form: 'nope', values: {} };
  const { said } = await desk.app.turns.handle({ kind: 'message', conversationId, opening, text: '', fields });
  expect(said).toEqual([]);
  expect(await desk.app.store.log.find(conversationId)).toBeUndefined();
});
