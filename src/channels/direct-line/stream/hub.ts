import type { LoggedActivity } from '../../../turn/activity.ts';
import type { Delivered } from '../../../turn/ports.ts';

type Listener = (activities: readonly LoggedActivity[]) => void;

/** Carries what was committed to the open streams of its conversation, inside one process. */
export type Hub = {
  /** Hand this to the turns. */
  delivered: Delivered;
  /** Returns the way to stop listening. */
  subscribe(conversationId: string, listener: Listener): () => void;
};

export function createHub(): Hub {
  const listeners = new Map<string, Set<Listener>>();
  return {
    delivered(conversation, activities) {
      for (const listener of listeners.get(conversation.id) ?? []) listener(activities);
    },
    subscribe(conversationId, listener) {
      const ofConversation = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, ofConversation.add(listener));
      return () => {
        ofConversation.delete(listener);
        if (ofConversation.size === 0 && listeners.get(conversationId) === ofConversation) {
          listeners.delete(conversationId);
        }
      };
    },
  };
}
