import { z } from 'zod';
import { NotFoundError } from '../base/errors.ts';
import { type Route, route } from '../http/route.ts';
import { helpRoutes } from './help/routes.ts';
import { openingRoute } from './opening.ts';
import { pageLocale } from './page-locale.ts';
import { chatPage, widgetScript } from './pages/chat-page.ts';
import { homePage } from './pages/home-page.ts';
import { lost } from './pages/not-found-page.ts';
import { statusPage } from './pages/status-page.ts';
import type { Site } from './site.ts';
import { sitemapRoutes } from './sitemap.ts';
import { checkStatusKey } from './status-link.ts';

/** A page's address may carry anything a link adds (`utm_source`); what we do not know is dropped. */
const text = (max: number) => z.string().max(max).optional().catch(undefined);

/** Every public page and the files they load. */
export function siteRoutes(site: Site): Route[] {
  return [
    home(site),
    widget(site),
    chat(site),
    openingRoute(site),
    assets(site),
    ...helpRoutes(site),
    ticketStatus(site),
    ...sitemapRoutes(site),
  ];
}

function home(site: Site): Route {
  return route({
    method: 'GET',
    path: '/',
    access: 'public',
    limit: 'pages',
    query: z.object({ locale: text(35) }),
    handle: async call =>
      homePage(site, {
        locale: pageLocale(call.query.locale, call.header('accept-language'), site.locales),
        nonce: call.nonce,
      }),
  });
}

function widget(site: Site): Route {
  return route({
    method: 'GET',
    path: '/widget.js',
    access: 'public',
    limit: 'pages',
    handle: async () => widgetScript(site),
  });
}

/** An origin exactly as browsers write it, or undefined: it becomes part of a header. */
const Origin = z
  .string()
  .max(255)
  .refine(value => /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value)
  .optional()
  .catch(undefined);

function chat(site: Site): Route {
  return route({
    method: 'GET',
    path: '/chat',
    access: 'public',
    limit: 'pages',
    query: z.object({ locale: text(35), origin: Origin, scheme: z.enum(['light', 'dark', 'auto']).catch('auto') }),
    handle: async ({ query, header, nonce }) => {
      const locale = pageLocale(query.locale, header('accept-language'), site.locales);
      return chatPage(site, { locale, nonce, scheme: query.scheme, parent: query.origin });
    },
  });
}

function assets(site: Site): Route {
  return route({
    method: 'GET',
    path: '/assets/{file}',
    access: 'public',
    limit: 'pages',
    params: z.object({ file: z.string() }),
    handle: async call => {
      const found = site.assets.find(call.params.file);
      if (found === undefined) throw new NotFoundError('asset', call.params.file);
      return { ...found, immutable: true };
    },
  });
}

/** An unknown number and a wrong key are answered alike: the page must not tell which tickets exist. */
function ticketStatus(site: Site): Route {
  return route({
    method: 'GET',
    path: '/tickets/{number}',
    access: 'signed',
    limit: 'pages',
    params: z.object({ number: z.string() }),
    query: z.object({ key: z.string().max(200).catch('') }),
    handle: async call => {
      const { number } = call.params;
      const ticket = checkStatusKey(site.statusKey, number, call.query.key)
        ? await site.tickets.find(number)
        : undefined;
      if (ticket === undefined) return lost(site, call);
      return statusPage(site, { ticket, history: await site.tickets.history(number), nonce: call.nonce });
    },
  });
}
