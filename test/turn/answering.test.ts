import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mondayMorning, openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let chats = 0;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.app.close());

/** All that the bot says to somebody who asks for a person at `at`. */
async function replyAt(at: string, text = 'talk to a person', locale = 'en'): Promise<string> {
  desk.clock.set(at);
  chats += 1;
  const conversationId = `cnv_${chats}`;
  const opening = { channel: 'directline', channelUser: `dl_${chats}`, locale };
  const { said } = await desk.app.turns.handle({ kind: 'message', conversationId, text, opening });
  return said.map(one => one.text ?? '').join('\n');
}

async function goAway(from: string, until?: string): Promise<void> {
  await desk.app.store.deskAway.begin(until === undefined ? { from } : { from, until });
  await desk.app.closures.refresh();
}

const fridayEvening = '2026-03-06T11:00:00.000Z';
const mondayEvening = '2026-03-02T11:00:00.000Z';

describe('a conversation that goes to a person', () => {
  it('is promised a time of day while somebody is there, and told nothing of opening hours', async () => {
    const reply = await replyAt(mondayMorning);
    expect(reply).toContain('A person answers here by Monday');
    expect(reply).not.toContain('Nobody is here');
  });

  it.each([
    [
      mondayEvening,
      'en',
      'talk to a person',
      'Nobody is here right now. A person answers tomorrow from 9:00 (Singapore Time).',
    ],
    [
      fridayEvening,
      'en',
      'talk to a person',
      'Nobody is here right now. A person answers on Monday from 9:00 (Singapore Time).',
    ],
    [mondayEvening, 'zh', '转人工', '现在没有同事在线，明天 9:00 起会有人在这里回复您（新加坡时间）。'],
    [fridayEvening, 'zh', '转人工', '现在没有同事在线，周一 9:00 起会有人在这里回复您（新加坡时间）。'],
    // The evening before Christmas is a Thursday, and the first of January a Friday: both are holidays.
    ['2026-12-24T11:00:00.000Z', 'en', 'talk to a person', 'A person answers on Monday from 9:00'],
    ['2026-12-31T11:00:00.000Z', 'en', 'talk to a person', 'A person answers on Monday from 9:00'],
  ])('is told outside of opening hours when a person answers: %s, %s', async (at, locale, text, expected) => {
    expect(await replyAt(at, text, locale)).toContain(expected);
  });

  it('is told when an absence ends, in the middle of opening hours too', async () => {
    await goAway(mondayMorning, '2026-03-02T03:20:00.000Z');
    expect(await replyAt(mondayMorning)).toContain('A person answers today from 11:20');
  });

  it('is promised no time while nobody knows when the desk is back', async () => {
    await goAway(mondayMorning);
    const reply = await replyAt(mondayMorning);
    expect(reply).toContain("I can't say yet when somebody is back");
    expect(reply).not.toMatch(/\d:\d\d/);
  });

  it.each([
    [mondayMorning, []],
    [mondayEvening, ['Nobody is here right now. A person answers tomorrow from 9:00 (Singapore Time).']],
  ])('is told when the next person answers, once the one who had it gives it back: %s', async (at, expected) => {
    await replyAt(at);
    const conversationId = `cnv_${chats}`;
    const ticket = (await desk.app.store.turns.snapshot(conversationId))?.ticket?.number ?? '';
    const operator = { id: 'opr_ann', name: 'Ann' };
    const act = (type: 'claim' | 'release') =>
      desk.app.turns.handle({ kind: 'operator', conversationId, ticket, operator, action: { type } });
    await act('claim');
    const { said } = await act('release');
    const words = said.flatMap(({ text }) => text ?? []);
    expect(words[0]).toContain('Ann had to step away');
    expect(words.slice(1)).toEqual(expected);
  });

  it('is told so by programs and by e-mail addresses too', async () => {
    desk.clock.set(fridayEvening);
    const { said } = await desk.app.turns.handle({
      kind: 'message',
      conversationId: 'cnv_support',
      text: 'Can you engrave my name on a trombone?',
      oneShot: true,
      opening: { channel: 'support', channelUser: 'cnv_support', locale: 'en', email: 'ana@customer.example' },
    });
    expect(said.map(({ text }) => text).join('\n')).toContain('A person answers on Monday from 9:00');
  });
});
