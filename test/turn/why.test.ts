import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/knowledge/confidence.ts';
import type { Hit } from '../../src/knowledge/ports.ts';
import type { TurnResult } from '../../src/turn/turn.ts';
import { openDesk } from '../support/desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
let conversations = 0;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.app.close());

/** A customer who says these things one after another, and what came of the last one. */
async function say(texts: readonly string[], opening: { email?: string; locale?: string } = {}, oneShot = false) {
  conversations += 1;
  const conversationId = `cnv_${conversations}`;
  let result: TurnResult | undefined;
  for (const text of texts) {
    result = await desk.app.turns.handle({
      kind: 'message',
      conversationId,
      text,
      oneShot,
      opening: { channel: oneShot ? 'support' : 'directline', channelUser: conversationId, locale: 'en', ...opening },
    });
    if (result.deferred) result = await desk.app.turns.handle({ kind: 'due', conversationId });
  }
  if (!result) throw new Error('nothing was said');
  return result;
}

const ticketOf = async (texts: readonly string[]) => {
  const { ticket } = await say(texts, { email: 'mei@example.com' });
  if (!ticket) throw new Error('no ticket was opened');
  return ticket;
};

function hitsOf(text: string, previous = 'en'): Hit[] {
  const { locale, terms } = desk.app.language.understand(text, previous);
  return desk.app.knowledge.search({ text, locale, terms }, 5);
}

const answerFrom = () => desk.app.content.policy.match.answer;

describe('what a ticket tells of an article', () => {
  it('is how sure the bot was, from when on it answered then, and what the article was found by', async () => {
    const question = 'I forgot my pasword';
    const { shown } = await ticketOf([question, 'talk to a person']);
    const [hit] = hitsOf(question);
    expect(shown).toMatchObject([
      {
        articleId: 'reset-password',
        score: hit?.score,
        confidence: hit?.confidence,
        answerFrom: answerFrom(),
        terms: ['forgot', 'password'],
        question: 'I forgot my password',
        similarity: hit?.why.similarity,
      },
    ]);
    expect(shown[0]).not.toHaveProperty('chosen');
  });

  it('is that the customer chose it, and how near it had come', async () => {
    const { shown } = await ticketOf(['password?', 'Reset your password', 'talk to a person']);
    expect(shown).toMatchObject([{ articleId: 'reset-password', chosen: true, terms: ['password'] }]);
    expect(shown[0]?.confidence).toBeLessThan(answerFrom());
  });

  it('is which articles came nearest where none was sure enough to be shown', async () => {
    const question = 'Do you sell bicycles?';
    const { shown, nearest } = await ticketOf([question, 'Yes, please']);
    expect(shown).toEqual([]);
    const [hit] = hitsOf(question);
    expect(nearest?.[0]).toMatchObject({ articleId: hit?.article.id, confidence: hit?.confidence, terms: ['sell'] });
    expect(nearest?.length).toBeLessThanOrEqual(2);
  });

  it('is nothing of what came near where a person was asked for and no article', async () => {
    expect((await ticketOf(['talk to a person'])).nearest).toEqual([]);
  });

  it('is kept short, however long the message', async () => {
    const words = Array.from({ length: 400 }, (_, i) => ['refund', 'delivery', 'password', 'lamp', 'battery'][i % 5]);
    const { shown, nearest = [] } = await ticketOf([`${words.join(' ')} forgot my password`, 'talk to a person']);
    for (const { terms } of [...shown, ...nearest]) expect(terms.length).toBeLessThanOrEqual(12);
  });
});

describe('the confidence of a single question', () => {
  const ask = (text: string, locale = 'en', email?: string) =>
    say([text], { locale, ...(email ? { email } : {}) }, true);

  it.each([
    ['en', 'How do I reset my password?', 'answered'],
    ['zh', '怎么重置密码？', 'answered'],
    ['en', 'password?', 'clarify'],
    ['en', 'Do you sell bicycles?', 'unanswered'],
  ])('in %s is that of the best article: "%s" is %s', async (locale, text, outcome) => {
    const hits = hitsOf(text, locale);
    const { outcome: came, confidence } = await ask(text, locale);
    expect([came, confidence]).toEqual([outcome, hits[0]?.confidence]);
    expect(confidence >= answerFrom()).toBe(verdictOf(hits, desk.app.content.policy.match) === 'answer');
  });

  it('is the same where it becomes a ticket', async () => {
    const text = 'Do you sell bicycles?';
    const { outcome, confidence } = await ask(text, 'en', 'mei@example.com');
    expect([outcome, confidence]).toEqual(['escalated', hitsOf(text)[0]?.confidence]);
  });

  it.each(['talk to a person', 'thanks', '???'])('is 0 for "%s", which asks no article', async text => {
    expect((await ask(text)).confidence).toBe(0);
  });
});
