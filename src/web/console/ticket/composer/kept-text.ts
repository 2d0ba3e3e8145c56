import { isPractice } from '../../practice/practice.ts';
import { start } from '../../start/start.ts';
import type { DraftKind } from './drafts.ts';

/** Practice has numbers of its own that look like real ones, and a computer may be shared: neither reads the other's drafts. */
export function draftKey(number: string, kind: DraftKind): string {
  return `solodesk.draft.${isPractice ? 'practice' : 'desk'}.${start.operator.id}.${number}.${kind}`;
}

export function keptText(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps the text for the next visit; an empty one is forgotten. */
export function keep(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // full, or forbidden: it stays on the page
  }
}
