import { beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import type { Article } from '../../../src/knowledge/article.ts';
import { ArticleVectors } from '../../../src/knowledge/encoding/article-vectors.ts';
import { createQueryVectors } from '../../../src/knowledge/encoding/query-vectors.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Encoder } from '../../../src/knowledge/ports.ts';
import { buildIndex } from '../../../src/knowledge/search.ts';
import { trigramEncoder } from '../../support/trigram-encoder.ts';
import { articleFolder, articleText, links, plainAnalyzer, plainTerms } from '../article-folder.ts';

const asked = ['how to brew tea', 'where to buy cups', 'when do you close', 'may dogs come in', 'is there parking'];
const paraphrase = 'quadruped permitted';
const encoder = trigramEncoder({ [paraphrase]: 'may dogs come in' });
let articles: readonly Article[];

beforeEach(async () => {
  const files = asked.map((question, at) => [
    `en/a/a${at}.md`,
    articleText(`a${at}`, 'Gladly.', { title: question, questions: `["${question}"]` }),
  ]);
  articles = (await loadKnowledge(await articleFolder(Object.fromEntries(files)), links)).articles;
});

const query = (text: string, vector?: Float32Array) => ({
  text,
  locale: 'en',
  terms: plainTerms(text, 'en'),
  ...(vector ? { vector } : {}),
});

const encodeArticles = (given: readonly Article[], by: Encoder) => new ArticleVectors(by, silentLogger).of(given);
const encodeQuery = async (text: string, by: Encoder) =>
  (await createQueryVectors(by, silentLogger)([text], 'en')).get(text);

async function found(text: string, by: Encoder) {
  const search = buildIndex(articles, plainAnalyzer, await encodeArticles(articles, by));
  return search.search(query(text, await encodeQuery(text, by)), 3);
}

describe('an encoder', () => {
  it('finds a paraphrase that shares no word with its article', async () => {
    const [hit, second] = await found(paraphrase, encoder);
    expect(hit?.why.question).toBe('may dogs come in');
    expect(hit?.why.similarity).toBeGreaterThan(0.45);
    expect(hit?.score).toBeGreaterThan(2 * (second?.score ?? 0));
    const [without] = buildIndex(articles, plainAnalyzer).search(query(paraphrase), 3);
    expect(without?.why.question).not.toBe('may dogs come in');
  });

  it('leaves what is asked in its own words first', async () => {
    for (const question of asked) expect((await found(question, encoder))[0]?.why.question).toBe(question);
  });

  it('changes nothing where articles are not encoded, whatever vector a query has', () => {
    const search = buildIndex(articles, plainAnalyzer);
    const vector = new Float32Array(64).fill(0.125);
    for (const text of [...asked, paraphrase, 'when is parking closed']) {
      expect(search.search(query(text, vector), 5)).toEqual(search.search(query(text), 5));
    }
  });

  it('may be silent about a query, and about some of the articles', async () => {
    const encoded = await encodeArticles(articles.slice(0, 2), encoder);
    const search = buildIndex(articles, plainAnalyzer, encoded);
    for (const question of asked) {
      expect(search.search(query(question), 1)[0]?.why.question).toBe(question);
      const vector = await encodeQuery(question, encoder);
      expect(search.search(query(question, vector), 1)[0]?.why.question).toBe(question);
    }
  });

  it('may have no direction for a text', async () => {
    const silent: Encoder = { encode: async texts => texts.map(() => new Float32Array(8)) };
    expect(await encodeQuery('anything', silent)).toBeUndefined();
    expect((await found('is there parking', silent))[0]?.why.question).toBe('is there parking');
  });

  it('is given what is published, each text once', async () => {
    const given: string[] = [];
    const listening: Encoder = {
      encode: async texts => {
        given.push(...texts);
        return texts.map(() => new Float32Array([1]));
      },
    };
    const [first, ...others] = articles;
    await encodeArticles([...(first ? [{ ...first, status: 'draft' as const }] : []), ...others], listening);
    expect(given).toEqual(others.map(({ title }) => title));
  });
});
