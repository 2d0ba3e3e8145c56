import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { App, Overrides } from '../src/app.ts';
import type { Encoder } from '../src/knowledge/ports.ts';
import { articleText, writeArticle } from './knowledge/article-folder.ts';
import { loginEncoder } from './support/concept-encoder.ts';
import { openDesk } from './support/desk.ts';
import { fewArticles } from './support/few-articles.ts';
import { keptLog } from './support/log-lines.ts';

/** None of its words is in the articles of their language, but what it means is. */
const paraphrase = { en: 'My magic word slipped my mind', zh: '暗号记不住' } as const;

const opened: App[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

async function open(overrides: Overrides, dir = fewArticles()): Promise<App> {
  const { app } = await openDesk(overrides, { KNOWLEDGE_DIR: dir });
  opened.push(app);
  return app;
}

let conversations = 0;

async function ask(app: App, text: string, locale = 'en', email?: string) {
  conversations += 1;
  const conversationId = `cnv_${conversations}`;
  const opening = { channel: 'support', channelUser: conversationId, locale, ...(email ? { email } : {}) };
  const { outcome, said } = await app.turns.handle({ kind: 'message', conversationId, text, oneShot: true, opening });
  return { outcome, article: said.find(({ source }) => source)?.source?.articleId };
}

const password = { outcome: 'answered', article: 'reset-password' };
const asWritten = 'How do I reset my password?';

/** An encoder that does as it is told at the moment. */
function moodyEncoder() {
  const mood = { now: 'well' as 'well' | 'fails' | 'hangs' };
  const encoder: Encoder = {
    encode: (texts, locale, signal) => {
      if (mood.now === 'fails') return Promise.reject(new Error('out of memory'));
      if (mood.now === 'hangs') return new Promise(() => {});
      return loginEncoder.encode(texts, locale, signal);
    },
  };
  return { mood, encoder };
}

/** An encoder that remembers what it was given. */
function listeningEncoder() {
  const given: string[] = [];
  const encoder: Encoder = {
    encode: (texts, locale, signal) => {
      given.push(...texts);
      return loginEncoder.encode(texts, locale, signal);
    },
  };
  return { given, encoder };
}

describe('a desk with an encoder', () => {
  let app: App;
  let without: App;
  beforeAll(async () => {
    app = (await openDesk({ encoder: loginEncoder }, { KNOWLEDGE_DIR: fewArticles() })).app;
    without = (await openDesk({}, { KNOWLEDGE_DIR: fewArticles() })).app;
  });
  afterAll(async () => {
    await app.close();
    await without.close();
  });

  it.each(['en', 'zh'] as const)('answers a question in %s whose words no article has', async locale => {
    expect(await ask(app, paraphrase[locale], locale)).toEqual(password);
    expect((await ask(without, paraphrase[locale], locale)).outcome).toBe('unanswered');
  });

  it('answers each question of a message', async () => {
    const text = `How do I set up two-step sign-in? And what if my magic word slipped my mind?`;
    const { said } = await app.turns.handle({
      kind: 'message',
      conversationId: 'cnv_two',
      text,
      opening: { channel: 'directline', channelUser: 'dl_two', locale: 'en' },
    });
    expect(said.flatMap(({ source }) => source?.articleId ?? [])).toEqual(['two-step-sign-in', 'reset-password']);
  });

  it('answers what is asked beside what is not wanted', async () => {
    const text = "I don't want to close my account, but my magic word slipped my mind, what now?";
    expect(await ask(app, text)).toEqual(password);
    expect((await ask(without, text)).article).not.toBe('reset-password');
  });

  it('files the ticket by what the question means', async () => {
    const question = 'A crook got hold of it: stolen stuff';
    const topics = [];
    for (const { turns } of [app, without]) {
      const turn = { kind: 'message', conversationId: 'cnv_t' } as const;
      const opening = { channel: 'directline', channelUser: 'dl_t', locale: 'en', email: 'mei@example.com' };
      await turns.handle({ ...turn, text: `${question}.`, opening });
      const { ticket } = await turns.handle({ ...turn, text: 'talk to a person' });
      topics.push(ticket?.topic);
    }
    expect(topics).toEqual(['login', 'general']);
  });

  it('finds by meaning in the help centre', async () => {
    const Found = z.object({ items: z.array(z.object({ id: z.string() })) });
    const found = async (desk: App) => {
      const { port } = await desk.listen();
      const query = new URLSearchParams({ q: paraphrase.zh, locale: 'zh' });
      const { items } = Found.parse(await (await fetch(`http://127.0.0.1:${port}/api/articles?${query}`)).json());
      return items.map(({ id }) => id);
    };
    expect((await found(app))[0]).toBe('reset-password');
    expect(await found(without)).toEqual([]);
  });

  it('gives the encoder only what is new when an article is edited', async () => {
    const dir = fewArticles();
    const { given, encoder } = listeningEncoder();
    const { knowledge } = await open({ encoder }, dir);
    expect(given).toContain(asWritten);
    given.length = 0;
    const questions = '["I was hacked", "where is my passkey"]';
    await writeArticle(dir, 'en/login/passkeys.md', articleText('passkeys', 'In your browser.', { questions }));
    await knowledge.reload();
    expect(given).toEqual(['About passkeys', 'I was hacked', 'where is my passkey']);
    given.length = 0;
    const more = '["I was hacked", "where is my passkey", "passkey lost"]';
    await writeArticle(dir, 'en/login/passkeys.md', articleText('passkeys', 'In your browser.', { questions: more }));
    await knowledge.reload();
    expect(given).toEqual(['passkey lost']);
  });

  it('asks it once about the same words', async () => {
    const { given, encoder } = listeningEncoder();
    const desk = await open({ encoder });
    given.length = 0;
    await ask(desk, 'Do you sell bicycles?', 'en', 'mei@example.com');
    await ask(desk, 'Do you sell bicycles?');
    expect(given).toEqual(['Do you sell bicycles?']);
  });
});

describe('an encoder that does not do its work', () => {
  it.each(['fails', 'hangs'] as const)('leaves the desk answering by words when it %s from the start', async how => {
    const { mood, encoder } = moodyEncoder();
    mood.now = how;
    const app = await open({ encoder });
    expect(await ask(app, asWritten)).toEqual(password);
    expect((await ask(app, paraphrase.en)).outcome).toBe('unanswered');
  });

  it.each(['fails', 'hangs'] as const)('leaves the desk answering by words while it %s later on', async how => {
    const { mood, encoder } = moodyEncoder();
    const { logger, lines } = keptLog();
    const app = await open({ encoder, logger });
    mood.now = how;
    expect(await ask(app, asWritten)).toEqual(password);
    expect((await ask(app, paraphrase.en)).outcome).toBe('unanswered');
    expect(lines.filter(({ msg }) => String(msg).includes('could not be encoded'))).toHaveLength(1);
    mood.now = 'well';
    expect(await ask(app, paraphrase.en)).toEqual(password);
  });

  it('is asked for all that is missing again when an article changes', async () => {
    const dir = fewArticles();
    const { mood, encoder } = moodyEncoder();
    const { logger, lines } = keptLog();
    mood.now = 'fails';
    const app = await open({ encoder, logger }, dir);
    for (const id of ['passkeys', 'tokens']) {
      await writeArticle(dir, `en/login/${id}.md`, articleText(id));
      await app.knowledge.reload();
    }
    const told = lines.filter(({ msg }) => String(msg).includes('could not be encoded'));
    expect(told.map(({ locale }) => locale)).toEqual(['en', 'zh']);
    mood.now = 'well';
    await writeArticle(dir, 'en/login/passkeys.md', articleText('passkeys', 'Changed.'));
    await app.knowledge.reload();
    expect(await ask(app, paraphrase.en)).toEqual(password);
  });

  it('keeps an edited article from nobody', async () => {
    const dir = fewArticles();
    const { mood, encoder } = moodyEncoder();
    const app = await open({ encoder }, dir);
    mood.now = 'hangs';
    await writeArticle(dir, 'en/login/passkeys.md', articleText('passkeys', 'In your browser.'));
    await app.knowledge.reload();
    expect(await ask(app, 'What about passkeys?')).toEqual({ outcome: 'answered', article: 'passkeys' });
    expect(await ask(app, asWritten)).toEqual(password);
  });
});
