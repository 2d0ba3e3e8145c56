import type { Locale } from '../../base/locale.ts';
import type { Terms } from '../ports.ts';

/** Whose question it is: a file and the line of it. */
export type Claimant = { file: string; line(): number };

/** Who has a question already, and what to tell about it. */
export type Clash = { owner: string; message: string };

/** Every example question belongs to one article of its locale. */
export type Claims = {
  /**
   * Takes the question for `by`. Tells what is wrong when an article has it already: the same letters and digits in any file, or
   * in another file the same index terms, which the bot cannot tell apart.
   */
  take(locale: Locale, question: string, by: Claimant): Clash | undefined;
  /** Claims that begin with these, and leave them as they are. */
  above(): Claims;
};

type Owner = Claimant & { question: string };

export function createClaims(terms: Terms, beneath?: (key: string) => Owner | undefined): Claims {
  const own = new Map<string, Owner>();
  const owners = {
    get: (key: string) => own.get(key) ?? beneath?.(key),
    set: (key: string, owner: Owner) => own.set(key, owner),
  };
  return {
    above: () => createClaims(terms, owners.get),
    take(locale, question, by) {
      const words = `${locale} = ${comparable(question)}`;
      const cut = new Set(terms(question, locale));
      const sense = `${locale} ~ ${[...cut].toSorted().join('\n')}`;
      const sameWords = owners.get(words);
      if (sameWords) return { owner: sameWords.file, message: repeated(question, sameWords) };
      const sameSense = cut.size > 0 ? owners.get(sense) : undefined;
      const owner = { ...by, question };
      owners.set(words, owner);
      if (!sameSense) owners.set(sense, owner);
      if (!sameSense || sameSense.file === by.file) return undefined;
      return { owner: sameSense.file, message: colliding(question, sameSense) };
    },
  };
}

function repeated(question: string, { file, line }: Owner): string {
  return `the question "${question}" stands in ${file}:${line()} too; keep it in the article that answers it best`;
}

function colliding(question: string, { file, line, question: other }: Owner): string {
  const mend = 'keep one of them, or add to each what it is about';
  return `the question "${question}" is the same to the bot as "${other}" in ${file}:${line()}; ${mend}`;
}

/** Letters and digits only: case, width, spaces and punctuation make no other question. */
function comparable(question: string): string {
  const words = question.normalize('NFKC').toLowerCase();
  return (
    words
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      // Chinese is written with and without spaces around Latin words.
      .replace(/(?<=\p{sc=Han}) | (?=\p{sc=Han})/gu, '')
  );
}
