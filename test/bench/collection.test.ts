import { beforeAll, describe, expect, it } from 'vitest';
import { type Collection, makeCollection } from '../../bench/matching/collection.ts';

describe.each(['en', 'zh'] as const)('made-up articles in %s', locale => {
  const options = { locale, articles: 60, queries: 20, seed: 7 };
  let made: Collection;

  beforeAll(async () => {
    made = await makeCollection(options);
  });

  it('are the same for the same seed', async () => {
    expect(await makeCollection(options)).toEqual(made);
  });

  it('have three questions each and about 800 characters', () => {
    const { articles } = made;
    expect(articles).toHaveLength(60);
    for (const { questions, sections } of articles) {
      expect(questions).toHaveLength(3);
      const length = sections.reduce((sum, { text }) => sum + text.length, 0);
      expect(length).toBeGreaterThan(700);
      expect(length).toBeLessThan(1100);
    }
  });

  it('are asked for in words that no article has as a question', () => {
    const { articles, queries } = made;
    expect(new Set(queries.map(({ articleId }) => articleId)).size).toBe(20);
    const questions = new Set(articles.flatMap(article => article.questions));
    expect(queries.filter(({ text }) => questions.has(text))).toEqual([]);
  });
});
