import { expect, it } from 'vitest';
import type { Article } from '../../../src/knowledge/article.ts';
import { buildIndex } from '../../../src/knowledge/search.ts';
import { installedLanguage } from '../../language/installed-language.ts';

/** Characters of which no two articles share one. */
const character = (n: number) => String.fromCodePoint(0x5000 + n);

/** With its title 900 examples: more than the regression is fitted to at once. */
const articles = Array.from({ length: 300 }, (_, n): Article => {
  const [a, b, c] = [character(3 * n), character(3 * n + 1), character(3 * n + 2)];
  return {
    id: `a${n}`,
    slug: `a${n}`,
    locale: 'zh',
    topic: 'made-up',
    file: `zh/made-up/a${n}.md`,
    version: '',
    title: a + b,
    questions: [b + c, a + c],
    tags: [],
    updated: '2026-11-20',
    status: 'published',
    urgent: false,
    sections: [{ anchor: '', heading: undefined, text: '', markdown: '' }],
    html: '',
  };
});

it('gives an article that shares little with a question more than those that share nothing, wherever they stand', () => {
  const { search } = buildIndex(articles, installedLanguage);
  for (const place of [0, 150, 298]) {
    const text = `${character(3 * place)}龘靐龗`;
    const hits = search({ text, locale: 'zh', terms: installedLanguage.terms(text, 'zh') }, 5);
    expect(hits[0]?.article.id).toBe(`a${place}`);
    expect(hits[0]?.score).toBeGreaterThan(0.15);
    expect(hits[1]?.score ?? 0).toBeLessThan(0.02);
  }
});
