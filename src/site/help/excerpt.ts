import type { Locale } from '../../base/locale.ts';
import type { Terms } from '../../knowledge/ports.ts';

/** A piece of text; `match` when it is a word that was searched for. */
export type Piece = { text: string; match: boolean };

const longest = 180;

/** The beginning of a text on one line. */
export function beginningOf(text: string, locale: Locale): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${cut(line, longest, locale)}…`;
}

/** What of a text is to be marked. */
export type Wanted = { isWord(word: string): boolean; characters: readonly string[] };

/** Of a query: its words in any form, and its Chinese words wherever they stand, for Chinese has no gaps between words. */
export function wantedOf(query: string, locale: Locale, terms: Terms): Wanted {
  const asked = terms(query, locale);
  const words = new Set(asked.filter(term => !isHan(term)));
  const characters = asked.filter(isHan);
  // Of 退货 the index keeps 退 and 货 as well, which would mark half of a page.
  const whole = characters.filter(term => term.length > 1);
  const known = new Map<string, boolean>();
  return {
    isWord: word => {
      const is = known.get(word) ?? terms(word, locale).some(term => words.has(term));
      known.set(word, is);
      return is;
    },
    characters: whole.length > 0 ? whole : characters,
  };
}

function isHan(term: string): boolean {
  return /\p{Script=Han}/u.test(term);
}

/** The sentences around the one that holds most of what was searched for, with the matching words set apart. */
export function excerptOf(text: string, wanted: Wanted, locale: Locale): Piece[] {
  const sentences = sentencesIn(text, locale).map(sentence => piecesOf(sentence, wanted, locale));
  const counts = sentences.map(pieces => new Set(pieces.filter(({ match }) => match).map(piece => piece.text)).size);
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const shown: Piece[] = [];
  let room = longest;
  for (const piece of sentences.slice(best).flat()) {
    const part = cut(piece.text, room, locale);
    shown.push({ ...piece, text: part });
    room -= part.length;
    if (part.length < piece.text.length) return [...shown, { text: '…', match: false }];
  }
  return shown;
}

/** As many whole words of a text as there is room for. */
function cut(text: string, room: number, locale: Locale): string {
  if (text.length <= room) return text;
  const words = [...segmenter(locale, 'word').segment(text)];
  const end = words.findLast(({ index }) => index <= room)?.index ?? 0;
  return text.slice(0, end).trimEnd();
}

function piecesOf(sentence: string, { isWord, characters }: Wanted, locale: Locale): Piece[] {
  const marked = Array<boolean>(sentence.length).fill(false);
  for (const { segment, index, isWordLike } of segmenter(locale, 'word').segment(sentence)) {
    if (isWordLike && isWord(segment)) marked.fill(true, index, index + segment.length);
  }
  for (const term of characters) {
    for (let at = sentence.indexOf(term); at >= 0; at = sentence.indexOf(term, at + 1)) {
      marked.fill(true, at, at + term.length);
    }
  }
  const pieces: Piece[] = [];
  for (const [at, character] of [...sentence.split('')].entries()) {
    const match = marked[at] ?? false;
    const last = pieces.at(-1);
    if (last?.match === match) last.text += character;
    else pieces.push({ text: character, match });
  }
  return pieces;
}

/** A line of a list is a sentence of its own, also without a full stop. */
function sentencesIn(text: string, locale: Locale): string[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.flatMap(line =>
    [...segmenter(locale, 'sentence').segment(`${line.trim()} `)].map(({ segment }) => segment),
  );
}

/** What a text consists of, without what stands between the words. */
export function wordsIn(text: string, locale: Locale): string[] {
  const segments = [...segmenter(locale, 'word').segment(text)];
  return segments.filter(({ isWordLike }) => isWordLike === true).map(({ segment }) => segment);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(locale: Locale, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${locale} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(locale, { granularity });
  segmenters.set(key, known);
  return known;
}
