import { beforeAll, expect, it } from 'vitest';
import { silentLogger } from '../src/base/logger.ts';
import { measureElsewhere } from '../src/index-elsewhere.ts';
import type { Article } from '../src/knowledge/article.ts';
import { ArticleVectors } from '../src/knowledge/encoding/article-vectors.ts';
import { createQueryVectors } from '../src/knowledge/encoding/query-vectors.ts';
import { withVectors } from '../src/knowledge/encoding/with-vectors.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Search } from '../src/knowledge/ports.ts';
import { buildIndex, openIndex } from '../src/knowledge/search.ts';
import { openKnowledge } from '../src/knowledge/watched-knowledge.ts';
import { articleFolder, articleText, links } from './knowledge/article-folder.ts';
import { installedLanguage } from './language/installed-language.ts';
import { loginEncoder } from './support/concept-encoder.ts';
import { content } from './support/content.ts';

const { packs, policy } = content();
const language = { packs, defaultLocale: policy.defaultLocale };
let articles: Article[];

beforeAll(async () => {
  ({ articles } = await loadKnowledge('knowledge', links));
});

function find(search: Search, text: string, locale: string, vector?: Float32Array) {
  const hits = search.search({ text, locale, terms: installedLanguage.terms(text, locale), vector }, 5);
  return hits.map(({ article, section, score, confidence }) => [article.id, section.anchor, score, confidence]);
}

it('finds the same with what another thread has measured as with what this one has', async () => {
  const elsewhere = openIndex(articles, installedLanguage, await measureElsewhere(articles, language));
  const here = buildIndex(articles, installedLanguage);
  for (const [text, locale] of [
    ['how do i resset my pasword', 'en'],
    ['where is my parcel LL-30551', 'en'],
    ['the shade came cracked', 'en'],
    ['蓝灯一直闪', 'zh'],
    ['退款什么时候到账', 'zh'],
  ] as const) {
    const found = find(elsewhere, text, locale);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(find(here, text, locale));
  }
});

it('finds by meaning with what another thread has measured of an encoder too', async () => {
  const text = '暗号记不住';
  const vectors = new ArticleVectors(loginEncoder, silentLogger);
  const encoded = await vectors.of(articles);
  const vector = (await createQueryVectors(loginEncoder, silentLogger)([text], 'zh')).get(text);
  const elsewhere = openIndex(articles, installedLanguage, await measureElsewhere(articles, language, encoded));
  const here = buildIndex(articles, installedLanguage, encoded);
  const found = find(elsewhere, text, 'zh', vector);
  expect(found[0]?.[0]).toBe('reset-password');
  expect(found).toEqual(find(here, text, 'zh', vector));
  expect(found).not.toEqual(find(elsewhere, text, 'zh'));
});

it('is where a great many articles are measured, with their vectors', async () => {
  const parts = Array.from({ length: 1500 }, (_, i) => [
    `en/a/part-${i}.md`,
    articleText(`part-${i}`, 'In the box.', { title: `Part ${i}` }),
  ]);
  const reset = articleText('reset', 'Here.', { title: 'reset password' });
  const dir = await articleFolder({ ...Object.fromEntries(parts), 'en/a/reset.md': reset });
  let orders = 0;
  const knowledge = await openKnowledge({
    dir,
    links,
    analyzer: installedLanguage,
    logger: silentLogger,
    watch: false,
    encoder: loginEncoder,
    measureElsewhere: (articles, encoded) => {
      orders += 1;
      return measureElsewhere(articles, language, encoded);
    },
  });
  const text = 'magic word slipped my mind';
  const knowing = await withVectors(knowledge, [text], 'en');
  expect([orders, knowing.search({ text, locale: 'en', terms: [] }, 1)[0]?.article.id]).toEqual([1, 'reset']);
  await knowledge.close();
});

it('goes on answering meanwhile', async () => {
  let turns = 0;
  let isDone = false;
  const counting = (async () => {
    while (!isDone) {
      await new Promise(resolve => setImmediate(resolve));
      turns += 1;
    }
  })();
  await measureElsewhere(articles, language);
  isDone = true;
  await counting;
  expect(turns).toBeGreaterThan(10);
});

it('rejects with the error of the thread', async () => {
  await expect(measureElsewhere(articles, { packs: [], defaultLocale: 'en' })).rejects.toThrow('default language en');
});
