import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { openDesk } from '../support/desk.ts';

describe('what to read next, after customers have asked', () => {
  let app: App;
  let clock: Awaited<ReturnType<typeof openDesk>>['clock'];
  beforeAll(async () => {
    ({ app, clock } = await openDesk());
  });
  afterAll(() => app.close());

  /** The bot's last message after each line of a new conversation. */
  async function converse(id: string, ...lines: string[]) {
    const opening = { channel: 'directline', channelUser: `dl_${id}`, locale: 'en' };
    await app.turns.handle({ kind: 'start', conversationId: id, opening });
    let last: { text?: string | undefined; choices?: { title: string }[] | undefined } = {};
    for (const text of lines) {
      const { said, deferred } = await app.turns.handle({ kind: 'message', conversationId: id, text });
      if (deferred) throw new Error(`${text} waits for more`);
      last = said.at(-1) ?? {};
    }
    return { text: last.text, titles: last.choices?.map(({ title }) => title) };
  }

  it('offers what at least two of them asked next, in place of what is merely similar', async () => {
    const asks = ['How do I reset my password?', 'How long does the battery of the lamp last?'];
    const helped = [asks[0] ?? '', 'Yes, thanks'];
    expect((await converse('cnv_before', ...helped)).text).toContain('This may be useful next');

    await converse('cnv_one', ...asks);
    await converse('cnv_two', ...asks);
    const next = await app.store.log.activities('cnv_two', 0, 50);
    const title = next.findLast(({ source }) => source)?.source?.title;
    clock.advance(6 * 60_000);
    await expect
      .poll(async () => converse(`cnv_${Math.random()}`, ...helped))
      .toEqual({ text: 'Good to hear. People who read this also asked:', titles: [title] });
  });

  it('does not offer what was read in this conversation already', async () => {
    const first = await converse('cnv_seen', 'How do I charge the lamp?', 'Yes, thanks');
    const [title = ''] = first.titles ?? [];
    const { titles = [] } = await converse('cnv_seen', title, 'Yes, thanks');
    expect(titles).not.toContain(title);
    expect(titles).not.toContain(app.knowledge.article('en', 'charge-the-lamp')?.title);
  });
});
