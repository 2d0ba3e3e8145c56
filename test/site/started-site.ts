import { onTestFinished } from 'vitest';
import { buildWeb } from '../../scripts/build-web.ts';
import { type Clock, systemClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import type { Limit } from '../../src/http/guard/limits.ts';
import type { Route } from '../../src/http/route.ts';
import type { HttpServer } from '../../src/http/server.ts';
import type { Analyzer } from '../../src/knowledge/ports.ts';
import { openKnowledge, type WatchedKnowledge } from '../../src/knowledge/watched-knowledge.ts';
import { webAssets } from '../../src/site/assets.ts';
import { articleAddress } from '../../src/site/help/addresses.ts';
import { notFoundPage } from '../../src/site/pages/not-found-page.ts';
import { siteRoutes } from '../../src/site/routes.ts';
import type { Site } from '../../src/site/site.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { startServer } from '../http/start-server.ts';
import { content } from '../support/content.ts';

export const statusKey = 'a key of the tests';

/** Words as they stand, Chinese by characters: enough where a test is not about language. */
const plainTerms = (text: string) => text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

const plainAnalyzer: Analyzer = {
  terms: plainTerms,
  tokens: text => plainTerms(text).map(word => ({ kind: 'word', text: word, stem: word, isStop: false })),
};

export type StartedSite = {
  url: string;
  server: HttpServer;
  store: Store;
  knowledge: WatchedKnowledge;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
};

type Options = {
  /** Articles; the sample ones when left out. */
  knowledgeDir?: string;
  site?: Partial<Site>;
  clock?: Clock;
  /** In place of limits that are never reached. */
  limits?: Record<string, Limit>;
  /** Routes beside the site's, with the address they will be reached at. */
  more?: (publicUrl: () => string, store: Store) => Route[];
};

/** The public pages on a real server, over the sample articles and an empty database. */
export async function startSite(options: Options = {}): Promise<StartedSite> {
  await buildWeb();
  const store = await openStore({ file: ':memory:', logger: silentLogger });
  const knowledge = await openKnowledge({
    dir: options.knowledgeDir ?? new URL('../../knowledge', import.meta.url).pathname,
    analyzer: plainAnalyzer,
    links: { article: (locale, slug, anchor) => articleAddress({ locale, slug }, anchor) },
    logger: silentLogger,
    watch: false,
  });
  let url = '';
  const publicUrl = () => url;
  const site: Site = {
    knowledge,
    terms: plainTerms,
    say: content().say,
    locales: content().locales,
    assets: webAssets(new URL('../../dist/web', import.meta.url).pathname),
    publicUrl,
    tickets: store.tickets,
    feedback: store.articleFeedback,
    clock: options.clock ?? systemClock,
    statusKey,
    timeZone: 'Asia/Singapore',
    hours: () => content().policy.hours,
    ...options.site,
  };
  const unreached = Object.fromEntries(
    ['pages', 'search', 'feedback', 'tokens', 'operator'].map(name => [name, { points: 10_000, seconds: 60 }]),
  );
  const started = await startServer({
    routes: [...siteRoutes(site), ...(options.more?.(publicUrl, store) ?? [])],
    limits: { ...unreached, ...options.limits },
    publicUrl,
    notFound: call => notFoundPage(site, call),
  });
  url = started.url;
  return {
    url,
    server: started.server,
    store,
    knowledge,
    get: (path, headers = {}) => fetch(url + path, { headers, redirect: 'manual' }),
    close: async () => {
      await started.server.close();
      await knowledge.close();
      await store.close();
    },
  };
}

/** As `startSite`, closed after the test. */
export async function siteForTest(options: Options = {}): Promise<StartedSite> {
  const started = await startSite(options);
  onTestFinished(started.close);
  return started;
}
