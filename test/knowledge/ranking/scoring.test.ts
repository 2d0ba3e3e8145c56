import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { cutTextsOf, emptyDictionary } from '../../../src/knowledge/ranking/cut-texts.ts';
import { indexTexts } from '../../../src/knowledge/ranking/texts/text-data.ts';
import { openTexts } from '../../../src/knowledge/ranking/texts/text-index.ts';
import { finish } from '../../../src/knowledge/slices.ts';
import { installedLanguage } from '../../language/installed-language.ts';
import { links } from '../article-folder.ts';

const joint = '\n';
const joined = (terms: Iterable<number>) => [...terms].join(joint);
const settings = { tokenize: (text: string) => text.split(joint), processTerm: (term: string) => term || null };

const questions = {
  en: ['how do I send my lamp back', 'the battery gets hot while charging', 'refund for a gift card'],
  zh: ['灯坏了怎么退货', '电池充电的时候发热', '礼品卡可以退款吗'],
};

describe.each(['en', 'zh'] as const)('the texts of the sample articles, in %s,', locale => {
  it.each(questions[locale])('score as in MiniSearch: %s', async question => {
    const { articles } = await loadKnowledge('knowledge', links);
    const members = articles.filter(article => article.locale === locale);
    const dictionary = emptyDictionary();
    const cuts = members.map(article => cutTextsOf(article, locale, installedLanguage, dictionary));
    const topics = new MiniSearch({ ...settings, fields: ['about'] });
    const sections = new MiniSearch({ ...settings, fields: ['heading', 'text'] });
    for (const [at, { document }] of cuts.entries()) {
      topics.add({ id: at, about: joined(document.about) });
      for (const [place, { heading, text }] of document.sections.entries()) {
        sections.add({ id: at * 1000 + place, heading: joined(heading), text: joined(text) });
      }
    }

    const terms = installedLanguage.terms(question, locale);
    const asked = joined(terms.flatMap(term => dictionary.terms.get(term) ?? []));
    const documents = cuts.map(({ document }) => document);
    const found = openTexts(finish(indexTexts(documents, dictionary.terms))).find(
      new Map(terms.map(term => [term, 1])),
      undefined,
    );

    const about = topics.search(asked).map(({ id, score }) => [id, score] as const);
    const best = new Map<number, number>();
    for (const { id, score } of sections.search(asked, { boost: { heading: 2 } })) {
      const article = Math.floor(Number(id) / 1000);
      best.set(article, Math.max(best.get(article) ?? 0, score));
    }
    expect(about.length).toBeGreaterThan(2);
    for (const [id, score] of about) expect(found.byArticle.get(id)?.about).toBeCloseTo(score, 3);
    // MiniSearch takes a section without a heading for one with an empty word in it.
    for (const [id, score] of best) expect((found.byArticle.get(id)?.section ?? 0) / score).toBeCloseTo(1, 1);
    const places = new Set([...about.map(([id]) => id), ...best.keys()]);
    expect(new Set(found.byArticle.keys())).toEqual(places);
  });
});
