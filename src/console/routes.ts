import type { Route } from '../http/route.ts';
import { accountApi } from './accounts/own/account-api.ts';
import { sessionsApi } from './accounts/own/sessions-api.ts';
import { tokensApi } from './accounts/own/tokens-api.ts';
import { sessionApi } from './accounts/session-api.ts';
import { teamApi } from './accounts/team/team-api.ts';
import { auditApi } from './audit/audit-api.ts';
import { customerRoutes } from './customers/customer-api.ts';
import type { ConsoleDeps } from './deps.ts';
import { gapsApi } from './gaps/gaps-api.ts';
import { gapsRoute } from './gaps/gaps-route.ts';
import { handbookRoute } from './handbook/handbook-page.ts';
import { knowledgeRoutes } from './knowledge/routes.ts';
import { liveApi } from './live/live-api.ts';
import { viewsApi } from './live/views-api.ts';
import { appRoutes } from './pages/app-page.ts';
import { joinRoutes } from './pages/join-page.ts';
import { setupRoutes } from './pages/setup-page.ts';
import { signInRoutes } from './pages/sign-in-page.ts';
import { assignApi } from './people/assign-api.ts';
import { deskApi } from './people/desk-api.ts';
import { peopleApi } from './people/people-api.ts';
import { ratingApi } from './rating-api.ts';
import { byHandRoute } from './tickets/by-hand-api.ts';
import { ticketApi } from './tickets/ticket-api.ts';
import { undeliveredApi } from './undelivered/undelivered-api.ts';

/** Everything an operator reaches: the API, set-up, signing in, and the pages. */
export function consoleRoutes(deps: ConsoleDeps): Route[] {
  return [
    ...sessionApi(deps),
    ...accountApi(deps),
    ...sessionsApi(deps),
    ...tokensApi(deps),
    ...teamApi(deps),
    ...ticketApi(deps),
    assignApi(deps),
    ...peopleApi(deps),
    ...deskApi(deps),
    ...liveApi(deps),
    ...viewsApi(deps),
    byHandRoute(deps),
    ...customerRoutes(deps),
    ratingApi(deps),
    ...undeliveredApi(deps),
    gapsApi(deps),
    auditApi(deps),
    ...knowledgeRoutes(deps),
    gapsRoute(),
    handbookRoute(deps),
    ...setupRoutes(deps),
    ...joinRoutes(deps),
    ...signInRoutes(deps),
    ...appRoutes(deps),
  ];
}
