import { useCallback, useEffect, useState } from 'react';

export type DraftKind = 'reply' | 'note';

/**
 * What is being written for a ticket, kept in this browser at every stroke: it outlives a reload, a crash and another ticket opened
 * in between. A browser that keeps nothing costs the draft, never the page.
 */
export function useDraft(number: string, kind: DraftKind): [string, (text: string) => void] {
  const key = `solodesk.draft.${number}.${kind}`;
  const [text, setText] = useState(() => read(key));
  useEffect(() => setText(read(key)), [key]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === '') localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // full, or forbidden: it stays on the page
      }
    },
    [key],
  );
  return [text, write];
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
