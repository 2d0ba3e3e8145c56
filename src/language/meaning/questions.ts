import type { LanguagePack } from '../language-pack.ts';
import type { Lexeme } from '../text/lexemes.ts';
import { filedUnder, holdsPhrase, type PhraseTable, phraseTable, textsOf } from '../text/phrases.ts';

/** A mark at the end of a sentence; not the one in the middle of a web address. */
const mark = /\?(?![\w=&])/;

/** Whether a message asks something: by a question mark, or by words that ask in any of the languages. */
export function questionReader(packs: readonly LanguagePack[]): (folded: string, read: readonly Lexeme[]) => boolean {
  const asking = phraseTable(packs.flatMap(({ intents }) => filedUnder(true as const, intents.asks)));
  return (folded, read) => asks(asking, folded, read);
}

export function asks(asking: PhraseTable<true>, folded: string, read: readonly Lexeme[]): boolean {
  return mark.test(folded) || holdsPhrase(asking, textsOf(read));
}
