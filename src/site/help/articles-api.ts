import { z } from 'zod';
import { type Route, route } from '../../http/route.ts';
import type { Article } from '../../knowledge/article.ts';
import { pageLocale } from '../page-locale.ts';
import type { Site } from '../site.ts';
import { articleAddress, longestQuery } from './addresses.ts';
import { type FoundArticle, searchArticles } from './search.ts';

const ArticleJson = z.object({
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
  excerpt: z
    .array(z.object({ text: z.string(), match: z.boolean() }))
    .optional()
    .describe('From the section, in pieces; match marks the words asked for. Only in answers to a question'),
});
type ArticleJson = z.infer<typeof ArticleJson>;

export function articlesRoute(site: Site): Route {
  return route({
    method: 'GET',
    path: '/api/articles',
    access: 'public',
    limit: 'search',
    summary: 'Published articles: all of a locale, or those that fit a question best',
    query: z.strictObject({
      q: z.string().trim().max(longestQuery).default(''),
      locale: z.string().max(35).optional(),
    }),
    replies: { 200: z.object({ items: z.array(ArticleJson) }) },
    handle: async ({ query, header }) => {
      const locale = pageLocale(query.locale, header('accept-language'), site.locales);
      const items =
        query.q === ''
          ? site.knowledge.published(locale).map(article => present(site, article, ''))
          : (await searchArticles(site, locale, query.q)).map(found => presentFound(site, found));
      return { json: { items } };
    },
  });
}

function presentFound(site: Site, { article, section, score, excerpt }: FoundArticle): ArticleJson {
  return {
    ...present(site, article, section.anchor),
    ...(section.heading === undefined ? {} : { section: section.heading }),
    score,
    excerpt,
  };
}

function present(site: Site, article: Article, anchor: string): ArticleJson {
  const { id, locale, topic, title, updated } = article;
  return { id, locale, topic, title, url: site.publicUrl() + articleAddress(article, anchor), updated };
}
