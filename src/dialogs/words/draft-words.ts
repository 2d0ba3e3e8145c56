import type { Locale } from '../../base/locale.ts';
import type { Say } from './say.ts';

/** The body of a draft that nobody has written yet: what to do, hidden from readers, and words in the place of the answer. */
export function emptyDraft(say: Say, locale: Locale): string {
  return `<!-- ${say(locale, 'console.draft.hint')} -->\n${placeholder(say, locale)}`;
}

/** By these words the check knows an article that was published before it was written. */
export function placeholder(say: Say, locale: Locale): string {
  return say(locale, 'console.draft.body');
}
