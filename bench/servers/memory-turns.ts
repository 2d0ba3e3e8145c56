import type { LoggedActivity } from '../../src/turn/activity.ts';
import type { ConversationLog, Snapshot, TurnRecord, TurnStore } from '../../src/turn/ports.ts';

type Kept = Snapshot & { activities: LoggedActivity[] };

/** Activities of a conversation that are kept: enough to notice a repeated message, few enough to keep the memory level. */
const tail = 50;

/** The ports of a turn over maps: what a turn costs when nothing is written or read. One process, no versions to check. */
export function memoryTurns(): { turns: TurnStore; log: ConversationLog } {
  const conversations = new Map<string, Kept>();
  let tickets = 0;
  const activitiesOf = (id: string) => conversations.get(id)?.activities ?? [];
  const turns: TurnStore = {
    snapshot: async id => conversations.get(id),
    customerOf: async () => undefined,
    ticket: async () => undefined,
    customerById: async () => undefined,
    blockedByEmail: async () => undefined,
    byClientId: async (id, clientId) => activitiesOf(id).find(activity => activity.clientId === clientId),
    openTickets: async () => [],
    isRead: async () => false,
    ticketsOpened: async () => 0,
    nextTicketNumber: async () => {
      tickets += 1;
      return `B-${tickets}`;
    },
    commit: async record => {
      const { id } = record.conversation;
      conversations.set(id, kept(record, conversations.get(id)));
    },
  };
  return {
    turns,
    log: {
      find: async id => conversations.get(id)?.conversation,
      activities: async (id, after, limit) =>
        activitiesOf(id)
          .filter(({ n }) => n > after)
          .slice(-limit),
      due: async () => [],
    },
  };
}

function kept(record: TurnRecord, before: Kept | undefined): Kept {
  const { conversation } = record;
  const customer = record.customer ?? before?.customer;
  if (!customer) throw new Error(`Conversation ${conversation.id} begins without a customer`);
  return {
    conversation: { ...conversation, version: conversation.version + 1 },
    customer,
    ticket: record.ticket ?? before?.ticket,
    activities: [...(before?.activities ?? []), ...record.activities].slice(-tail),
  };
}
