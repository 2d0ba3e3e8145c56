import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Cuts a text into terms. */
export type Cut = (text: string) => string[];

/** Porter stems without stop words; of nothing but stop words, all of them. */
export function stems(stopWords: ReadonlySet<string>): Cut {
  return text => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const telling = words.filter(word => !stopWords.has(word));
    return (telling.length > 0 ? telling : words).map(word => stemmer.stem(word));
  };
}

/** Chinese characters and pairs of neighbours; other words as they are. */
export const characters: Cut = text =>
  (text.toLowerCase().match(/\p{sc=Han}+|[[\p{L}\p{N}]--\p{sc=Han}]+/gv) ?? []).flatMap(run => {
    if (!/\p{sc=Han}/u.test(run)) return [run];
    const signs = [...run];
    return signs.flatMap((sign, at) => (at + 1 < signs.length ? [sign, `${sign}${signs[at + 1]}`] : [sign]));
  });
