import type { Route } from '../../http/route.ts';
import { activityRoutes } from './activity-routes.ts';
import { chatSessionRoutes } from './chat-session.ts';
import { createConversationAccess } from './conversation-access.ts';
import { conversationRoutes } from './conversation-routes.ts';
import type { DirectLineDeps } from './deps.ts';
import { tokenRoutes } from './token-routes.ts';

/**
 * Direct Line 3.0 for the real Web Chat client, and the chat page's session. Routes name the limit `tokens`.
 * Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
 */
export function directLineRoutes(deps: DirectLineDeps): Route[] {
  const access = createConversationAccess(deps);
  return [
    ...tokenRoutes(deps, access),
    ...conversationRoutes(deps, access),
    ...activityRoutes(deps, access),
    ...chatSessionRoutes(deps, access),
  ];
}
