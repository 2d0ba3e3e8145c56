import type { Locale } from '../base/locale.ts';
import type { Article } from './article.ts';
import type { Hit, Search, Terms } from './ports.ts';
import { type Evidence, weighEvidence } from './ranking/evidence.ts';
import { indexLocale, type LocaleIndex } from './ranking/search-index.ts';
import { chooseSection } from './ranking/section-choice.ts';

/** Indexes the published ones of `articles`, a locale at a time. Pure, like the search it gives. */
export function buildIndex(articles: readonly Article[], terms: Terms): Search {
  const published = articles.filter(article => article.status === 'published');
  const byLocale = Map.groupBy(published, article => article.locale);
  const indexes = new Map<Locale, LocaleIndex>();
  for (const [locale, members] of byLocale) indexes.set(locale, indexLocale(members, locale, terms));
  return {
    search: (query, limit) => {
      const index = indexes.get(query.locale);
      if (!index || limit < 1) return [];
      const evidence = weighEvidence(index, query.text, query.terms);
      return evidence.slice(0, limit).map(found => hitOf(index, query.terms, found));
    },
  };
}

function hitOf(index: LocaleIndex, terms: readonly string[], found: Evidence): Hit {
  const indexed = found.article;
  return {
    article: indexed.article,
    section: chooseSection(indexed, terms, index.weight, found.question),
    score: found.score,
    why: { terms: found.terms, question: found.question?.text },
  };
}
