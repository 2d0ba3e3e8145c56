import type { Locale } from './base/locale.ts';
import type { Language } from './language/language.ts';
import type { LanguagePack } from './language/language-pack.ts';
import { lexemes } from './language/text/lexemes.ts';
import { cleanText, foldForms } from './language/text/normalise.ts';
import { filedUnder, phrasesIn, phraseTable, textsOf } from './language/text/phrases.ts';

/** Said beside the wish, these ask nothing: "no, a human", "thanks". */
const beside = ['human', 'bot', 'no', 'yes', 'greeting', 'thanks'] as const;

/**
 * What is asked beside the wish for a person: "about engraving" of "Can I talk to someone about engraving?". Undefined when the
 * words wish for nobody, or for nothing else. For comparing, not for showing.
 */
export function wishStripper(
  packs: readonly LanguagePack[],
  { tokens }: Pick<Language, 'tokens'>,
): (text: string, locale: Locale) => string | undefined {
  const table = (phrases: readonly string[]) => phraseTable(filedUnder(true as const, phrases));
  const wishes = table(packs.flatMap(({ intents }) => intents.intents.human.holds));
  const fillers = table(
    packs.flatMap(({ intents: { fillers: polite, intents } }) => [
      ...polite,
      ...beside.flatMap(name => intents[name].whole),
    ]),
  );
  const without = (phrases: typeof wishes, folded: string): string => {
    const read = lexemes(folded);
    let rest = '';
    let from = 0;
    for (const { start, end } of phrasesIn(phrases, textsOf(read))) {
      const [first, last] = [read[start], read[end - 1]];
      if (!first || !last) continue;
      rest += `${folded.slice(from, first.at)} `;
      from = last.at + last.surface.length;
    }
    return rest + folded.slice(from);
  };
  return (text, locale) => {
    const folded = foldForms(cleanText(text));
    const unwished = without(wishes, folded);
    if (unwished === folded) return undefined;
    const rest = without(fillers, unwished).trim();
    return tokens(rest, locale).some(({ isStop }) => !isStop) ? rest : undefined;
  };
}
