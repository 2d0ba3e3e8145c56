import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/knowledge/article.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { links } from './article-folder.ts';
import { bareText, parseQuerySet, querySetLocales, readQuerySet } from './query-sets.ts';

let library: Article[];

beforeAll(async () => {
  library = (await loadKnowledge('knowledge', links)).articles;
});

describe.each(querySetLocales)('the query set of the sample shop in %s', locale => {
  const { answered, unanswered, nearMisses } = readQuerySet(locale);
  const texts = [...answered.map(query => query.q), ...unanswered, ...nearMisses.map(query => query.q)];
  const published = () => library.filter(article => article.locale === locale && article.status === 'published');

  it('is large enough to measure with', () => {
    expect(answered.length).toBeGreaterThanOrEqual(150);
    expect(answered.filter(query => query.section !== undefined).length).toBeGreaterThanOrEqual(40);
    expect(unanswered.length).toBeGreaterThanOrEqual(40);
    expect(nearMisses.length).toBeGreaterThanOrEqual(30);
  });

  it('names only published articles of its language', () => {
    const ids = new Set(published().map(article => article.id));
    const named = [...answered.flatMap(query => query.articles), ...nearMisses.map(query => query.near)];
    expect(named.filter(id => !ids.has(id))).toEqual([]);
  });

  it('names only sections that the article has', () => {
    const anchors = new Map(published().map(({ id, sections }) => [id, sections.map(section => section.anchor)]));
    const lost = answered.filter(({ articles: [id = ''], section }) => section && !anchors.get(id)?.includes(section));
    expect(lost).toEqual([]);
  });

  it('has at least four questions for every article', () => {
    const count = (id: string) => answered.filter(query => query.articles.includes(id)).length;
    const few = published().map(({ id }) => ({ id, questions: count(id) }));
    expect(few.filter(({ questions }) => questions < 4)).toEqual([]);
  });

  it('repeats no title, example question or heading of any article', () => {
    const own = library.flatMap(({ title, questions, sections }) => [
      title,
      ...questions,
      ...sections.map(section => section.heading ?? ''),
    ]);
    const words = new Set(own.map(bareText));
    expect(texts.filter(text => words.has(bareText(text)))).toEqual([]);
  });

  it('asks nothing twice', () => {
    const bare = texts.map(bareText);
    expect(texts.filter((_, i) => bare.indexOf(bare[i] ?? '') < i)).toEqual([]);
  });
});

describe('a faulty query set', () => {
  const set = (answered: string) => `answered:\n  - ${answered}\nunanswered: []\nnearMisses: []\n`;

  it.each([
    ['{ q: "a b", article: a, sektion: b }', /^sets\.yaml:2: .*sektion/],
    ['{ q: "a b", article: [a] }', /^sets\.yaml:2: name one article, or two or three in a list/],
    ['{ q: "a b", article: [a, b], section: c }', /^sets\.yaml:2: a section belongs to one article/],
    ['{ q: 12, article: a }', /^sets\.yaml:2: must be text; put it in quotes/],
  ])('%s is refused at its line', (entry, message) => {
    expect(() => parseQuerySet('sets.yaml', set(entry))).toThrow(message);
  });

  it('has one fault for each list that is missing', () => {
    expect(() => parseQuerySet('sets.yaml', 'answered: []\n')).toThrow(/sets\.yaml:1: .*\n.*sets\.yaml:1: /);
  });
});
