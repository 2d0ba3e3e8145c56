import { useCallback, useSyncExternalStore } from 'react';
import { draftKey, keep, keptText } from './kept-text.ts';

export type DraftKind = 'reply' | 'note';

/** What is in the box, and what has left it and is still on its way. */
type Draft = { text: string; sending: string };

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

/**
 * What is being written for a ticket, kept in this browser at every stroke: it outlives a reload, a crash and another ticket opened
 * in between. A browser that keeps nothing costs the draft, never the page.
 *
 * `sendWith` empties the box and hands the words to `work`. Whatever is open by the time of the answer, they are forgotten when they
 * have arrived, and back in the box, before what was typed since, when they were refused.
 */
export function useDraft(number: string, kind: DraftKind) {
  const key = draftKey(number, kind);
  const { text } = useSyncExternalStore(follow, () => draftOf(key));
  const write = useCallback((next: string) => put(key, { ...draftOf(key), text: next }), [key]);
  const sendWith = useCallback(
    async (work: (said: string) => Promise<unknown>) => {
      const said = draftOf(key).text;
      put(key, { text: '', sending: said });
      try {
        await work(said.trim());
        put(key, { ...draftOf(key), sending: '' });
      } catch {
        put(key, { text: joined(draftOf(key)), sending: '' });
      }
    },
    [key],
  );
  return { text, write, sendWith };
}

function draftOf(key: string): Draft {
  const known = drafts.get(key) ?? { text: keptText(key), sending: '' };
  drafts.set(key, known);
  return known;
}

function put(key: string, draft: Draft): void {
  drafts.set(key, draft);
  // what is on its way stays kept: the window may be closed before it arrives
  keep(key, joined(draft));
  for (const listener of listeners) listener();
}

function joined({ text, sending }: Draft): string {
  return [sending, text].filter(part => part !== '').join('\n');
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
