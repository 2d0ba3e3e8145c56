import { beforeAll, expect, it } from 'vitest';
import { measureElsewhere } from '../src/index-elsewhere.ts';
import type { Article } from '../src/knowledge/article.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Search } from '../src/knowledge/ports.ts';
import { buildIndex, openIndex } from '../src/knowledge/search.ts';
import { links } from './knowledge/article-folder.ts';
import { installedLanguage } from './language/installed-language.ts';
import { content } from './support/content.ts';

const { packs, policy } = content();
const language = { packs, defaultLocale: policy.defaultLocale };
let articles: Article[];

beforeAll(async () => {
  ({ articles } = await loadKnowledge('knowledge', links));
});

function find(search: Search, text: string, locale: string) {
  const hits = search.search({ text, locale, terms: installedLanguage.terms(text, locale) }, 5);
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
