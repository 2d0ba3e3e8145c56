import type { LoggedActivity } from '../../src/turn/activity.ts';
import type { Conversation, ConversationLog } from '../../src/turn/ports.ts';
import type { Turn, TurnResult, Turns } from '../../src/turn/turn.ts';

export type Said = Pick<LoggedActivity, 'from' | 'kind'> & Partial<LoggedActivity>;
const AT = '2026-03-02T09:00:00.000Z';

/**
 * Turns whose answers the test writes: a log in memory and an outbox entry for what was said, as a real commit leaves them, without the
 * desk's understanding. A client id seen before does nothing.
 */
export function scriptedTurns(
  answer: (turn: Turn) => Said[],
  queue: (conversationId: string, payload: unknown) => void,
) {
  const conversations = new Map<string, { conversation: Conversation; activities: LoggedActivity[] }>();
  const handled: Turn[] = [];

  function conversationOf(turn: Turn) {
    const opening = 'opening' in turn ? turn.opening : undefined;
    const known = conversations.get(turn.conversationId);
    if (known !== undefined) {
      if (opening !== undefined) known.conversation.address = opening.address;
      return known;
    }
    const conversation: Conversation = {
      id: turn.conversationId,
      version: 1,
      channel: opening?.channel ?? '',
      customerId: opening?.channelUser ?? '',
      locale: opening?.locale ?? 'en',
      state: {},
      lastN: 0,
      dueAt: undefined,
      // As a database gives it back.
      address: JSON.parse(JSON.stringify(opening?.address ?? null)),
      createdAt: AT,
      updatedAt: AT,
    };
    const fresh = { conversation, activities: [] };
    conversations.set(turn.conversationId, fresh);
    return fresh;
  }

  /** Logs what is said and leaves it to the outbox, as the commit of an operator's reply does. */
  function say(conversationId: string, said: Said[]): LoggedActivity[] {
    const known = conversations.get(conversationId);
    if (known === undefined) throw new Error(`no conversation ${conversationId}`);
    const fromN = known.conversation.lastN + 1;
    const logged = said.map((activity, i) => ({
      locale: known.conversation.locale,
      at: AT,
      ...activity,
      n: fromN + i,
    }));
    known.activities.push(...logged);
    known.conversation.lastN += logged.length;
    if (logged.some(({ from }) => from !== 'customer')) {
      queue(conversationId, { fromN, toN: known.conversation.lastN });
    }
    return logged;
  }

  const turns: Turns = {
    handle: async turn => {
      const { activities } = conversationOf(turn);
      const clientId = turn.kind === 'message' ? turn.clientId : undefined;
      const repeated = clientId !== undefined && activities.some(activity => activity.clientId === clientId);
      if (!repeated) {
        handled.push(turn);
        const words: Said[] =
          turn.kind === 'message'
            ? [{ from: 'customer', kind: 'message', text: turn.text, ...(clientId === undefined ? {} : { clientId }) }]
            : [];
        say(turn.conversationId, [...words, ...answer(turn)]);
      }
      const result: TurnResult = {
        conversationId: turn.conversationId,
        incoming: undefined,
        said: [],
        repeated,
        deferred: false,
        outcome: 'other',
        confidence: 0,
        ticket: undefined,
      };
      return result;
    },
  };
  const log: ConversationLog = {
    find: async id => conversations.get(id)?.conversation,
    activities: async (id, after, limit) =>
      (conversations.get(id)?.activities ?? []).filter(({ n }) => n > after).slice(-limit),
    due: async () => [],
  };
  return { turns, log, handled, say };
}
