import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/knowledge/article.ts';
import { verdictOf } from '../../src/knowledge/confidence.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { rank } from '../../src/knowledge/ranking/fusion.ts';
import { type LocaleIndex, measureLocale, openLocale } from '../../src/knowledge/ranking/locale-index.ts';
import { weighTerms } from '../../src/knowledge/ranking/texts/query-terms.ts';
import { buildIndex } from '../../src/knowledge/search.ts';
import { finish } from '../../src/knowledge/slices.ts';
import { installedLanguage } from '../language/installed-language.ts';
import { content } from '../support/content.ts';
import { links } from './article-folder.ts';
import { type QuerySet, readQuerySet } from './query-sets.ts';

const { match } = content().policy;
let articles: Article[];

beforeAll(async () => {
  ({ articles } = await loadKnowledge('knowledge', links));
});

const cut = (text: string, locale: string) => ({
  text,
  terms: installedLanguage.terms(text, locale),
  tokens: installedLanguage.tokens(text, locale),
});

/** Ids of the first three by each source alone, and by both. */
function sources(locale: string): Record<'questions' | 'texts' | 'both', (text: string) => string[]> {
  const members = articles.filter(article => article.locale === locale);
  const data = finish(measureLocale(members, locale, installedLanguage, new Map()));
  const index: LocaleIndex<Article> = openLocale(members, locale, installedLanguage, data);
  const idsOf = (places: readonly number[]) => places.slice(0, 3).flatMap(at => members[at]?.id ?? []);
  return {
    questions: text => {
      const found = index.questions.match(cut(text, locale).tokens);
      return idsOf(found.sort((a, b) => b.score - a.score).map(({ article }) => article));
    },
    texts: text => {
      const found = index.texts.find(weighTerms(index.texts, cut(text, locale).terms), undefined);
      const worth = ([, one]: [number, { about: number; section: number }]) => one.about + one.section;
      return idsOf([...found.byArticle].sort((a, b) => worth(b) - worth(a)).map(([at]) => at));
    },
    both: text =>
      rank(index, cut(text, locale))
        .slice(0, 3)
        .map(({ article }) => article.id),
  };
}

describe.each(['en', 'zh'] as const)('questions of the sample shop that no article contains, in %s', locale => {
  let set: QuerySet;
  beforeAll(() => {
    set = readQuerySet(locale);
  });

  it('find their article more often by both sources than by either', () => {
    const found = sources(locale);
    const among3 = (find: (text: string) => string[]) =>
      set.answered.filter(({ q, articles: right }) => find(q).some(id => right.includes(id))).length;
    const [both, questions, texts] = [among3(found.both), among3(found.questions), among3(found.texts)];
    expect(both).toBeGreaterThan(questions);
    expect(both).toBeGreaterThan(texts);
    expect(both / set.answered.length).toBeGreaterThan(0.55);
  });

  it('are seldom answered wrongly, near misses and the unanswerable included, and not at the price of silence', () => {
    const index = buildIndex(articles, installedLanguage);
    const results = [
      ...set.answered.map(({ q, articles: right }) => ({ q, right })),
      ...[...set.unanswered, ...set.nearMisses.map(({ q }) => q)].map(q => ({ q, right: [] as readonly string[] })),
    ].map(({ q, right }) => {
      const hits = index.search({ locale, ...cut(q, locale) }, 5);
      const isRight = (hit: (typeof hits)[number] | undefined) => hit !== undefined && right.includes(hit.article.id);
      return {
        right,
        verdict: verdictOf(hits, match),
        isRight: isRight(hits[0]),
        isThere: hits.slice(0, 3).some(isRight),
      };
    });
    const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;
    const answered = results.filter(({ verdict }) => verdict === 'answer');
    const inside = results.filter(({ right }) => right.length > 0);
    const wrong = answered.filter(({ isRight }) => !isRight);
    expect(share(wrong, results), 'wrong answers of all').toBeLessThan(0.06);
    const served = inside.filter(({ verdict, isRight, isThere }) =>
      verdict === 'answer' ? isRight : verdict === 'clarify' && isThere,
    );
    expect(share(served, inside), 'answered or offered').toBeGreaterThan(0.25);
  });
});
