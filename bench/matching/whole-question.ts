import { z } from 'zod';
import { loadContent } from '../../src/dialogs/content/content.ts';
import type { Article } from '../../src/knowledge/article.ts';
import type { Knowledge } from '../../src/knowledge/ports.ts';
import { buildIndex } from '../../src/knowledge/search.ts';
import { createLanguage } from '../../src/language/language.ts';
import { firstMessage } from '../../src/turn/asking/first-message.ts';
import { decide } from '../../src/turn/decide.ts';
import { readQuerySet } from '../../test/knowledge/query-sets.ts';
import { answer } from '../child.ts';
import { root } from '../desk-folder.ts';
import { fewArticles } from './few-articles.ts';
import { locales } from './samples.ts';

/** In a process of its own: what a message costs from its words to the decision, without store and network. */
const Request = z.object({ locale: z.enum(locales), articles: z.number(), rounds: z.number(), seed: z.number() });
type Request = z.infer<typeof Request>;

/** The desk's own pure path: a message is read, looked up and decided on, as the first one of a conversation. */
function pathOf(articles: readonly Article[], locale: string): (text: string) => void {
  const content = loadContent(`${root}/dialogs`);
  const language = createLanguage(content.packs, content.policy.defaultLocale);
  const index = buildIndex(articles, language);
  const knowledge: Knowledge = {
    ...index,
    article: () => undefined,
    bySlug: () => undefined,
    published: () => articles,
    locales: () => [locale],
    related: () => [],
  };
  const deps = { content, knowledge, understand: language.understand, now: '2026-03-02T09:00:00.000Z' };
  return text => void decide(firstMessage(text, locale, deps), undefined);
}

async function measure({ locale, articles, rounds, seed }: Request): Promise<number[]> {
  const take = pathOf(await fewArticles(locale, articles, seed), locale);
  const { answered, unanswered, nearMisses } = readQuerySet(locale);
  const messages = [...answered.map(({ q }) => q), ...unanswered, ...nearMisses.map(({ q }) => q)];
  for (const text of messages) take(text);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of messages) {
      const began = performance.now();
      take(text);
      times.push(performance.now() - began);
    }
  }
  return times;
}

answer(
  async request => measure(Request.parse(request)),
  async () => {},
);
