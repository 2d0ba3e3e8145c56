import { z } from 'zod';
import { matchLocale } from '../../base/locale.ts';
import { type Route, route } from '../../http/route.ts';
import { pageLocale } from '../page-locale.ts';
import { lost } from '../pages/not-found-page.ts';
import type { Site } from '../site.ts';
import { articleAddress, helpAddress, longestQuery, searchBefore, topicAddress } from './addresses.ts';
import { articlePage } from './article-page.ts';
import { articlesRoute } from './articles-api.ts';
import { feedbackReportRoute, voteRoute } from './feedback-api.ts';
import { voteSteps } from './feedback-panel.ts';
import { helpPage } from './help-page.ts';
import { searchArticles } from './search.ts';
import { topicPage } from './topic-page.ts';

/** A page's address may carry anything a link adds; what does not fit is dropped. */
const SearchQuery = z.object({ q: z.string().max(longestQuery).optional().catch(undefined) });

/** The help centre: its pages, its search, and what readers say of the articles. */
export function helpRoutes(site: Site): Route[] {
  return [
    helpInTheirLanguage(site),
    help(site),
    topic(site),
    article(site),
    voteRoute(site),
    articlesRoute(site),
    feedbackReportRoute(site),
  ];
}

/** The help centre by its short address. */
function helpInTheirLanguage(site: Site): Route {
  return route({
    method: 'GET',
    path: '/help',
    access: 'public',
    limit: 'pages',
    query: SearchQuery,
    handle: async ({ header, query }) => ({
      redirect: helpAddress(pageLocale(undefined, header('accept-language'), site.locales), query.q),
    }),
  });
}

function help(site: Site): Route {
  return route({
    method: 'GET',
    path: '/help/{locale}',
    access: 'public',
    limit: 'pages',
    params: z.object({ locale: z.string() }),
    query: SearchQuery,
    handle: async call => {
      const locale = site.locales.find(known => known === call.params.locale);
      if (locale === undefined) {
        const meant = matchLocale(call.params.locale, site.locales, '');
        return meant === '' ? lost(site, call) : { redirect: helpAddress(meant, call.query.q) };
      }
      const query = call.query.q?.trim() ?? '';
      const found = query === '' ? undefined : await searchArticles(site, locale, query);
      return helpPage(site, { locale, nonce: call.nonce, query, found });
    },
  });
}

function topic(site: Site): Route {
  return route({
    method: 'GET',
    path: '/help/{locale}/topics/{topic}',
    access: 'public',
    limit: 'pages',
    params: z.object({ locale: z.string(), topic: z.string() }),
    handle: async call => {
      const known = matchLocale(call.params.locale, site.locales, '');
      const found = topicPage(site, { locale: known, topic: call.params.topic, nonce: call.nonce });
      if (found === undefined) return lost(site, call, call.params.locale);
      return known === call.params.locale ? found : { redirect: topicAddress(known, call.params.topic) };
    },
  });
}

function article(site: Site): Route {
  return route({
    method: 'GET',
    path: '/help/{locale}/{slug}',
    access: 'public',
    limit: 'pages',
    params: z.object({ locale: z.string(), slug: z.string() }),
    query: z.object({ voted: z.enum(voteSteps).optional().catch(undefined) }),
    handle: async call => {
      const { locale, slug } = call.params;
      const known = matchLocale(locale, site.locales, '');
      const found = known === '' ? undefined : site.knowledge.bySlug(known, slug);
      if (found === undefined) return lost(site, call, locale);
      if (known !== locale) return { redirect: articleAddress(found) };
      const searched = searchBefore(call.header('referer'), known);
      return articlePage(site, { article: found, nonce: call.nonce, searched, voted: call.query.voted });
    },
  });
}
