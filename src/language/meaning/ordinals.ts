import type { LanguagePack } from '../language-pack.ts';
import type { Lexeme } from '../text/lexemes.ts';
import { filedUnder, phraseTable } from '../text/phrases.ts';
import { coverOf } from './cover.ts';

/** Longer messages do not only pick. */
const longestPick = 12;

/**
 * Reads the place that a whole message picks, in any of the languages, politeness aside: 2 for "the second one, please", -1 for
 * 最后一个. Undefined when it says anything else or names two places.
 */
export function ordinalReader(packs: readonly LanguagePack[]): (read: readonly Lexeme[]) => number | undefined {
  const fillers = packs.flatMap(({ intents }) => filedUnder(undefined, intents.fillers));
  const places = packs.flatMap(({ intents }) =>
    Object.entries(intents.ordinals).flatMap(([place, phrases]) =>
      filedUnder(place === 'last' ? -1 : Number(place), phrases),
    ),
  );
  const table = phraseTable<number | undefined>([...places, ...fillers]);
  return read => {
    if (read.length === 0 || read.length > longestPick) return undefined;
    const picked = new Set(coverOf(table, read).flatMap(({ values }) => values.filter(value => value !== undefined)));
    const [place] = picked;
    return picked.size === 1 ? place : undefined;
  };
}
