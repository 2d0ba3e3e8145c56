import type { Route } from '../../http/route.ts';
import type { TicketDeps } from '../deps.ts';
import { articleList } from './article-list.ts';
import type { KnowledgeDeps } from './deps.ts';
import { draftApi } from './draft-api.ts';
import { newDraftApi } from './new-draft-api.ts';
import { sourceApi } from './source-api.ts';
import { ticketArticleRoutes } from './ticket-article.ts';

/** What editors do with articles. */
export function knowledgeRoutes(deps: KnowledgeDeps & TicketDeps): Route[] {
  return [articleList(deps), ...sourceApi(deps), ...draftApi(deps), newDraftApi(deps), ...ticketArticleRoutes(deps)];
}
