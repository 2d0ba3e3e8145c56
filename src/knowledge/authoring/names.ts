import anyAscii from 'any-ascii';

const longest = 60;
/** Enough for any name; the rest is not looked at. */
const longestRead = 300;
/** Cuts Chinese, Japanese and Thai by a dictionary whatever language it is told. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * A name for the file and id of an article: `reset-password` of English words, `zenme-tui-huo` of 怎么退货, for names are part of
 * addresses and Latin ones survive being copied, mailed and typed. The same text gives the same name. Undefined when the text has
 * too few letters or digits for one.
 */
export function nameOf(text: string): string | undefined {
  const letters = text
    .slice(0, longestRead)
    .normalize('NFKC')
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  const name = wordsOf(letters)
    .map(anyAscii)
    .join(' ')
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (name.length < 2) return undefined;
  if (name.length <= longest) return name;
  // A word that is cut in two reads badly, unless it is the only one.
  return name
    .slice(0, longest + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, longest);
}

/** Whether all letters are Latin, so that a name says the text itself and not how it sounds. */
export const isLatin = (text: string): boolean => /\p{L}/u.test(text) && !/(?!\p{sc=Latin})\p{L}/u.test(text);

/** Syllables of a Chinese word stand together, as in a dictionary. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Gives names out, each once: `refund`, then `refund-2`, and never one of `taken`. */
export function freeNames(taken: Iterable<string>): (base: string) => string {
  const used = new Set(taken);
  const last = new Map<string, number>();
  return base => {
    let count = last.get(base) ?? 1;
    let name = count === 1 ? base : `${base}-${count}`;
    while (used.has(name)) {
      count += 1;
      name = `${base}-${count}`;
    }
    last.set(base, count);
    used.add(name);
    return name;
  };
}
