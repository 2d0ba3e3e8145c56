import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/knowledge/article.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Terms } from '../../src/knowledge/ports.ts';
import { buildIndex } from '../../src/knowledge/search.ts';
import { articleFolder, articleText, links, plainAnalyzer, plainTerms } from './article-folder.ts';

async function articlesOf(files: Record<string, string>): Promise<Article[]> {
  return (await loadKnowledge(await articleFolder(files), links)).articles;
}

const asking = (id: string, question: string, body?: string, front: Record<string, string> = {}) =>
  articleText(id, body, { questions: `["${question}"]`, title: id, ...front });

/** Filler, so that words have a rarity to speak of. */
const others = Object.fromEntries(
  ['apples', 'pears', 'plums', 'figs', 'limes', 'dates'].map(fruit => [
    `en/fruit/${fruit}.md`,
    asking(fruit, `do you sell ${fruit}`),
  ]),
);

function searcher(articles: readonly Article[], terms: Terms = plainTerms) {
  const search = buildIndex(articles, { ...plainAnalyzer, terms });
  return (text: string, locale = 'en', limit = 5) => search.search({ text, locale, terms: terms(text, locale) }, limit);
}

describe('a search', () => {
  it('gives 1 to an example question in its own words, and says which it was and which terms spoke', async () => {
    const find = searcher(await articlesOf({ ...others, 'en/a/nuts.md': asking('nuts', 'may I crack walnuts here?') }));
    const [hit] = find('May I crack walnuts here');
    expect(hit?.article.id).toBe('nuts');
    expect(hit?.score).toBeCloseTo(1);
    expect(hit?.why.question).toBe('may I crack walnuts here?');
    expect(hit?.why.terms).toEqual(expect.arrayContaining(['crack', 'walnuts']));
  });

  it('scores lower the more of the query no article knows', async () => {
    const find = searcher(await articlesOf(others));
    const scores = [
      'do you sell apples',
      'do you sell apples overseas',
      'do you sell bicycles',
      'who rides bicycles',
    ].map(text => find(text)[0]?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[0]).toBeCloseTo(1);
    expect(scores[2]).toBeLessThan(0.5);
    expect(scores[3]).toBeLessThan(0.2);
  });

  it('finds what only the text of a section says, and shows that section', async () => {
    const body = 'Nuts are fine.\n\n## Storing them\nKeep them away from humidity.';
    const find = searcher(await articlesOf({ ...others, 'en/a/nuts.md': asking('nuts', 'may I eat nuts?', body) }));
    const [hit] = find('storing against humidity');
    expect([hit?.article.id, hit?.section.anchor]).toEqual(['nuts', 'storing-them']);
  });

  it('takes a misspelt word for the one it is nearest to', async () => {
    const find = searcher(await articlesOf({ ...others, 'en/a/nuts.md': asking('walnuts', 'how to roast walnuts') }));
    expect(find('rost walnutts')[0]?.article.id).toBe('walnuts');
  });

  it('finds part of a Chinese word by the n-grams the terms hold', async () => {
    const pairs: Terms = text => (text.match(/\p{sc=Han}/gu) ?? []).map((one, i, all) => one + (all[i + 1] ?? ''));
    const articles = await articlesOf({
      'zh/a/two.md': asking('two', '如何开启双重认证'),
      'zh/a/one.md': asking('one', '怎么付款'),
      'zh/a/three.md': asking('three', '发票在哪里'),
    });
    expect(searcher(articles, pairs)('认证', 'zh')[0]?.article.id).toBe('two');
  });

  it('offers but never answers for the bare name of a topic that several articles treat', async () => {
    const articles = await articlesOf({
      ...others,
      'en/a/money.md': asking('refund', 'when do I get it'),
      'en/a/swap.md': asking('swap', 'may I swap', 'No refund then.'),
      'en/a/stop.md': asking('stop', 'may I stop', 'You get a refund.'),
    });
    const find = searcher(articles);
    expect(find('refund')[0]?.article.id).toBe('refund');
    expect(find('refund')[0]?.score).toBeLessThan(0.5);
    expect(find('refund')[0]?.score).toBeGreaterThan(0.3);
  });

  it('is the same for the same query, at most one hit an article, best first, at most the limit', async () => {
    const body = '## One\nsell\n\n## Two\nsell';
    const find = searcher(await articlesOf({ ...others, 'en/a/sale.md': asking('sale', 'what do you sell', body) }));
    const hits = find('what do you sell', 'en', 3);
    expect(hits).toEqual(find('what do you sell', 'en', 3));
    expect(hits).toHaveLength(3);
    expect(new Set(hits.map(hit => hit.article.id)).size).toBe(3);
    expect(hits.map(hit => hit.score)).toEqual(hits.map(hit => hit.score).toSorted((a, b) => b - a));
    expect(hits.every(hit => hit.score > 0 && hit.score <= 1)).toBe(true);
  });

  it('gives nothing for no terms, an unknown locale, no articles, or a limit of 0', async () => {
    const articles = await articlesOf(others);
    const find = searcher(articles);
    expect([find('!!!'), find('apples', 'fr'), find('apples', 'en', 0), searcher([])('apples')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('keeps the locales apart and leaves drafts out', async () => {
    const find = searcher(
      await articlesOf({
        'en/a/one.md': asking('one', 'walnuts'),
        'zh/a/one.md': asking('one', 'walnuts'),
        'en/a/two.md': asking('two', 'walnuts', 'walnuts', { status: 'draft' }),
      }),
    );
    expect(find('walnuts').map(hit => hit.article.file)).toEqual(['en/a/one.md']);
  });

  it.each([
    '__proto__',
    'constructor',
    'a'.repeat(100_000),
    'x '.repeat(2000),
    Array.from({ length: 800 }, (_, i) => `walnut${i.toString(36)}`).join(' '),
    '\u0301'.repeat(1000),
  ])('abuse 41: takes hostile text (case %#)', { timeout: 5000 }, async text => {
    const find = searcher(await articlesOf({ ...others, 'en/a/nuts.md': asking('nuts', 'constructor walnuts') }));
    expect(find(text).every(hit => Number.isFinite(hit.score))).toBe(true);
  });
});
