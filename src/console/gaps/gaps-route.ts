import { type Route, route } from '../../http/route.ts';
import type { ConsoleDeps } from '../deps.ts';
import { pageOf } from '../pages/page.ts';
import { asOperator } from '../pages/signed-in-page.ts';
import { GapsQuery, wantedGaps } from './gaps-api.ts';
import { gapsPage } from './gaps-page.ts';

/** `?from=&to=` narrow it; `locale` is the page's language, as on every page. */
const PageQuery = GapsQuery.pick({ from: true, to: true, locale: true });

/** The page of what customers asked in vain. */
export function gapsRoute(deps: ConsoleDeps): Route {
  return route({
    method: 'GET',
    path: '/console/gaps',
    access: 'signed',
    limit: 'operator',
    query: PageQuery,
    handle: call =>
      asOperator(deps, call, '/console/gaps', async operator => {
        const { locale, ...period } = call.query;
        const report = await deps.gaps(wantedGaps({ ...period, limit: 50 }, deps.locales));
        return gapsPage(pageOf(deps, call, locale), operator, report);
      }),
  });
}
