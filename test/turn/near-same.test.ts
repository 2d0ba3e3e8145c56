import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';

const hourMs = 3_600_000;
const mei = { id: 'opr_mei', name: 'Mei' };

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.app.close());

type Talk = { locale: string; question: string; again: string; other: string; yes: string; skip: string; told: string };

const talks: Talk[] = [
  {
    locale: 'en',
    question: 'Do you sell bicycles for children?',
    again: 'Hello, do you also sell a bicycle for children?',
    other: 'Can I rent a boat at your place?',
    yes: 'Yes, please',
    skip: 'Skip',
    told: "You've told us about this already",
  },
  {
    locale: 'zh',
    question: '请问你们卖不卖儿童骑的自行车呢？',
    again: '你好，请问你们卖不卖儿童骑的自行车',
    other: '在你们那里可以租一条划艇去湖上玩吗',
    yes: '好的',
    skip: '跳过',
    told: '这件事您之前跟我们说过',
  },
];

function chat(talk: Talk, conversationId: string, channelUser = 'dl_1') {
  const opening = { channel: 'directline', channelUser, locale: talk.locale };
  const say = async (text: string) => {
    const turn = { kind: 'message', conversationId, text, opening } as const;
    const result = await desk.app.turns.handle(turn);
    if (!result.deferred) return result;
    desk.clock.advance(2000);
    await desk.app.turns.handle({ kind: 'due', conversationId });
    const said = await desk.app.store.log.activities(conversationId, result.incoming?.n ?? 0, 20);
    return { ...result, said };
  };
  return {
    say,
    /** Asks, wants a person, and leaves no address. */
    async escalate(question: string) {
      await say(question);
      await say(talk.yes);
      return say(talk.skip);
    },
  };
}

function ask(talk: Talk, conversationId: string, text: string, email: string) {
  const opening = { channel: 'support', channelUser: conversationId, locale: talk.locale, email };
  return desk.app.turns.handle({ kind: 'message', conversationId, text, oneShot: true, opening });
}

const numbers = async () => (await desk.app.store.tickets.list({ limit: 20 })).items.map(({ number }) => number).sort();
const stored = async (number: string) => desk.app.store.tickets.find(number);
const kinds = async (number: string) => (await desk.app.store.tickets.history(number)).map(({ kind }) => kind);
const wordsOf = (said: readonly { text?: string | undefined }[]) => said.map(({ text }) => text ?? '').join('\n');
const act = (conversationId: string, ticket: string, text: string) =>
  desk.app.turns.handle({
    kind: 'operator',
    conversationId,
    ticket,
    operator: mei,
    action: { type: 'reply', text },
  });

describe.each(talks)('a customer who asks again in another chat ($locale)', talk => {
  it('is told that it was added to their open ticket, which has their words', async () => {
    await chat(talk, 'c1').escalate(talk.question);
    await desk.app.store.reads.read('T-1001', mei.id);
    const { said } = await chat(talk, 'c2').escalate(talk.again);
    expect(wordsOf(said)).toContain(talk.told);
    expect(wordsOf(said)).toContain('T-1001');
    expect(await numbers()).toEqual(['T-1001']);
    expect(await kinds('T-1001')).toEqual(['opened', 'joined', 'customer-wrote']);
    expect((await desk.app.store.tickets.history('T-1001')).at(-1)?.text).toBe(talk.again);
    const [seen] = (await desk.app.store.tickets.inbox({ limit: 1 }, mei.id)).items;
    expect(seen).toMatchObject({ unread: true, lastMessage: { from: 'customer' } });
  });

  it('has the next response counted from then on, once they were answered', async () => {
    await chat(talk, 'c1').escalate(talk.question);
    await act('c1', 'T-1001', 'Let me look.');
    expect((await stored('T-1001'))?.status).toBe('pending');
    await chat(talk, 'c2').escalate(talk.again);
    expect(await stored('T-1001')).toMatchObject({ status: 'open', due: { nextResponse: { state: 'active' } } });
  });

  it('goes on there: what they write next is added too, and an answer comes to that chat', async () => {
    await chat(talk, 'c1').escalate(talk.question);
    const second = chat(talk, 'c2');
    await second.escalate(talk.again);
    expect((await stored('T-1001'))?.answerIn).toBe('c2');
    const { said } = await act('c2', 'T-1001', 'We do not.');
    expect(wordsOf(said)).toContain('We do not.');
    const after = await second.say(talk.other);
    expect(after.said).toEqual([]);
    expect(await kinds('T-1001')).toContain('replied');
    expect((await desk.app.store.tickets.history('T-1001')).at(-1)?.text).toBe(talk.other);
    await chat(talk, 'c1').say(talk.other);
    expect(await stored('T-1001')).not.toHaveProperty('answerIn');
  });

  it('gets another ticket for another matter', async () => {
    await chat(talk, 'c1').escalate(talk.question);
    await chat(talk, 'c2').escalate(talk.other);
    expect(await numbers()).toEqual(['T-1001', 'T-1002']);
  });

  it('gets another ticket once the first is resolved, and when nothing has happened on it for too long', async () => {
    await chat(talk, 'c1').escalate(talk.question);
    const resolving = { kind: 'operator', conversationId: 'c1', ticket: 'T-1001', operator: mei } as const;
    await desk.app.turns.handle({ ...resolving, action: { type: 'resolve' } });
    await chat(talk, 'c2').escalate(talk.again);
    desk.clock.advance(73 * hourMs);
    await chat(talk, 'c3').escalate(talk.question);
    expect(await numbers()).toEqual(['T-1001', 'T-1002', 'T-1003']);
  });

  it('never has their words added to the ticket of somebody else', async () => {
    await chat(talk, 'c1').escalate(talk.question);
    await chat(talk, 'c2', 'dl_2').escalate(talk.again);
    expect(await numbers()).toEqual(['T-1001', 'T-1002']);
  });

  it('opens one ticket when two of their chats ask in one moment', async () => {
    const [one, two] = [chat(talk, 'c1'), chat(talk, 'c2')];
    await Promise.all([one.say(talk.question), two.say(talk.again)]);
    await Promise.all([one.say(talk.yes), two.say(talk.yes)]);
    await Promise.all([one.say(talk.skip), two.say(talk.skip)]);
    expect(await numbers()).toHaveLength(1);
  });
});

describe.each(talks)('a program that asks again for one address ($locale)', talk => {
  it('is told of the ticket that there is', async () => {
    await ask(talk, 's1', talk.question, 'Ana@example.com');
    const { said, outcome, ticket } = await ask(talk, 's2', talk.again, 'ana@example.com');
    expect(wordsOf(said)).toContain(talk.told);
    expect(outcome).toBe('escalated');
    expect(ticket?.number).toBe('T-1001');
    await ask(talk, 's3', talk.again, 'bo@example.com');
    expect(await numbers()).toHaveLength(2);
  });

  it('opens one ticket when it asks twice in one moment', async () => {
    await Promise.all([1, 2, 3].map(n => ask(talk, `s${n}`, talk.question, 'ana@example.com')));
    expect(await numbers()).toHaveLength(1);
    expect((await kinds((await numbers())[0] ?? '')).filter(kind => kind === 'customer-wrote')).toHaveLength(2);
  });
});

it('an address typed into a chat joins nothing of the same address elsewhere', async () => {
  const [talk] = talks;
  if (!talk) return;
  await ask(talk, 's1', talk.question, 'ana@example.com');
  const one = chat(talk, 'c1');
  await one.say(talk.question);
  await one.say(talk.yes);
  await one.say('ana@example.com');
  expect(await numbers()).toHaveLength(2);
});
