import type { Clock } from '../../../base/clock.ts';
import type { LoggedActivity } from '../../../turn/activity.ts';
import type { Delivered, Presence } from '../../../turn/ports.ts';

export type Listener = {
  said(activities: readonly LoggedActivity[]): void;
  /** An operator is writing. */
  typing(operatorName: string): void;
  /** Something that concerns the whole desk. */
  told(name: string, value: unknown): void;
};

/** Carries what was committed to the open streams of its conversation, inside one process. */
export type Hub = {
  /** Hand this to the turns. */
  delivered: Delivered;
  /** Shows the customer that an operator is writing; not kept, so a stream that is not open misses it. */
  typing(conversationId: string, operatorName: string): void;
  /** Tells every open stream what is true of the desk now, as an event of this name; not kept either. */
  tellAll(name: string, value: unknown): void;
  /** Returns the way to stop listening. */
  subscribe(conversationId: string, listener: Listener): () => void;
  /** Whether a customer's stream is open, or when the last one closed. */
  presence(conversationId: string): Presence;
};

/** Conversations whose leaving is remembered. */
const mostLeft = 10_000;

export function createHub(clock: Clock): Hub {
  const listeners = new Map<string, Set<Listener>>();
  const leftAt = new Map<string, string>();
  function left(conversationId: string): void {
    leftAt.delete(conversationId);
    leftAt.set(conversationId, clock.now());
    const [oldest] = leftAt.keys();
    if (leftAt.size > mostLeft && oldest !== undefined) leftAt.delete(oldest);
  }
  return {
    delivered(conversation, activities) {
      for (const listener of listeners.get(conversation.id) ?? []) listener.said(activities);
    },
    typing(conversationId, operatorName) {
      for (const listener of listeners.get(conversationId) ?? []) listener.typing(operatorName);
    },
    tellAll(name, value) {
      for (const ofConversation of listeners.values())
        for (const listener of ofConversation) listener.told(name, value);
    },
    subscribe(conversationId, listener) {
      const ofConversation = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, ofConversation.add(listener));
      return () => {
        ofConversation.delete(listener);
        if (ofConversation.size === 0 && listeners.get(conversationId) === ofConversation) {
          listeners.delete(conversationId);
          left(conversationId);
        }
      };
    },
    presence: conversationId => ({
      isHere: listeners.has(conversationId),
      seenAt: leftAt.get(conversationId),
    }),
  };
}
