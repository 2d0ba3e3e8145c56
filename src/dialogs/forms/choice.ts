import { normalise } from '../../language/text/normalise.ts';
import { pickOf, saysOneOf } from '../words/comparison.ts';
import type { FieldChoice } from './form.ts';

/** Longer answers tell a story; a choice that is named in one may be what it is not. */
const longestSaying = 80;

/**
 * The id of the choice that the words mean: its words or one of its `also`, its number, a part of its words that no other choice has, or
 * a saying that holds the words of one choice alone. Undefined when they fit none or several.
 *
 * @param others the same choices in other languages
 */
export function choiceIn(
  own: readonly FieldChoice[],
  others: readonly FieldChoice[],
  said: string,
): string | undefined {
  const all = [...own, ...others];
  const named = all.find(({ label, also }) => saysOneOf([label, ...also], said));
  if (named) return named.id;
  const numbered =
    own[
      pickOf(
        own.map(({ label }) => label),
        said,
      )
    ];
  if (numbered) return numbered.id;
  // "Is the Mini cheaper?" names a choice and chooses none.
  if (said.length > longestSaying || /[?？]/.test(said)) return undefined;
  const words = wordsOf(said);
  return (
    onlyId(all.filter(({ label }) => isPart(words) && holds(wordsOf(label), words))) ??
    onlyId(all.filter(choice => sayings(choice).some(saying => isPart(saying) && holds(words, saying))))
  );
}

const sayings = ({ label, also }: FieldChoice): string[] => [label, ...also].map(wordsOf);

function onlyId(choices: readonly FieldChoice[]): string | undefined {
  const ids = new Set(choices.map(({ id }) => id));
  return ids.size === 1 ? choices[0]?.id : undefined;
}

/** Words apart by single spaces, in lower case and simplified characters, without apostrophes and punctuation. */
function wordsOf(text: string): string {
  return normalise(text)
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "my" or 了 is a part of many things; a word of four letters or two characters says something. */
function isPart(words: string): boolean {
  return /\p{Script=Han}{2}/u.test(words) || words.split(' ').some(word => word.length >= 4);
}

function holds(whole: string, part: string): boolean {
  return /\p{Script=Han}/u.test(part)
    ? whole.replaceAll(' ', '').includes(part.replaceAll(' ', ''))
    : ` ${whole} `.includes(` ${part} `);
}
