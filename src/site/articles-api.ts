import { z } from 'zod';
import type { Locale } from '../base/locale.ts';
import { type Route, route } from '../http/route.ts';
import type { Article } from '../knowledge/article.ts';
import type { Hit } from '../knowledge/ports.ts';
import { articleAddress } from './help-page.ts';
import { pageLocale } from './page-locale.ts';
import type { Site } from './site.ts';

/** Most results of one search. */
const mostFound = 10;

const FoundArticle = z.object({
  id: z.string(),
  locale: z.string(),
  topic: z.string(),
  title: z.string(),
  /** Heading of the section that fits best, when the question found one below a heading. */
  section: z.string().optional(),
  url: z.string(),
  updated: z.string(),
  /** 0 to 1; only in answers to a question. */
  score: z.number().optional(),
});
type FoundArticle = z.infer<typeof FoundArticle>;

/** The published articles that fit a question best, through the very index the bot answers from. */
export function searchArticles(site: Site, locale: Locale, query: string): Hit[] {
  return site.knowledge.search({ text: query, locale, terms: site.terms(query, locale) }, mostFound);
}

export function articlesRoute(site: Site): Route {
  return route({
    method: 'GET',
    path: '/api/articles',
    access: 'public',
    limit: 'search',
    summary: 'Published articles: all of a locale, or those that fit a question best',
    query: z.strictObject({ q: z.string().trim().max(200).default(''), locale: z.string().max(35).optional() }),
    replies: { 200: z.object({ items: z.array(FoundArticle) }) },
    handle: async ({ query, header }) => {
      const locale = pageLocale(query.locale, header('accept-language'), site.locales);
      return { json: { items: query.q === '' ? all(site, locale) : found(site, locale, query.q) } };
    },
  });
}

function all(site: Site, locale: Locale): FoundArticle[] {
  return site.knowledge.published(locale).map(article => present(site, article, ''));
}

function found(site: Site, locale: Locale, query: string): FoundArticle[] {
  return searchArticles(site, locale, query).map(({ article, section, score }) => ({
    ...present(site, article, section.anchor),
    ...(section.heading !== undefined && { section: section.heading }),
    score,
  }));
}

function present(site: Site, article: Article, anchor: string): FoundArticle {
  const { id, locale, topic, title, updated } = article;
  return { id, locale, topic, title, url: site.publicUrl() + articleAddress(article, anchor), updated };
}
