import type { ConversationLog } from '../../../turn/ports.ts';
import { activityOf } from '../../tables/activity.ts';
import { conversationOf } from '../../tables/conversation.ts';
import type { Tables } from '../../tables.ts';

export function conversationLog(tables: Tables): ConversationLog {
  return {
    find: async id => {
      const row = tables.conversation.byId.get({ id });
      return row && conversationOf(row);
    },
    activities: async (conversationId, after, limit) =>
      tables.activity.newestAfter.all({ conversation_id: conversationId, after, limit }).reverse().map(activityOf),
    due: async (now, limit) => tables.conversation.due.all({ now, limit }).map(row => row.id),
  };
}
