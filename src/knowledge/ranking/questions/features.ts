import type { Token } from '../../ports.ts';

/** Feature -> how often it stands in a text, times what one occurrence counts. */
export type Counts = Map<string, number>;

/** The three views of a text that are compared; each is normalised by itself. */
export const blocks = ['words', 'pairs', 'grams'] as const;
export type Block = (typeof blocks)[number];

/** What a stop word counts beside another word: "how do I" says how something is asked, seldom what. */
const stopFactor: Readonly<Record<Token['kind'], number>> = { word: 0.6, code: 0.6, han: 0.5 };
/** Letters in a piece of a word. Its ends are marked, so that `<pa` is not the `pa` of `spam`. */
const longestGram = 4;
/** Three Chinese characters in a row are mostly a word and its neighbour. */
const hanTripleFactor = 0.3;
/** A message may be long; what it asks stands in this many words, or it is no question. */
const mostTokens = 300;
/** Longer words are noise, whose pieces would be as many as its letters. */
const longestWord = 40;

/**
 * What a text is compared by: its stems, pairs of neighbouring stems with the text's beginning and end, and pieces of its
 * words (1 to 4 letters; 1 to 3 Chinese characters across words), which forgive misspelling and find related words.
 */
export function featuresOf(tokens: readonly Token[]): Record<Block, Counts> {
  const read = readable(tokens);
  return { words: wordsOf(read), pairs: pairsOf(read), grams: gramsOf(read) };
}

/** The part of a text that is compared. */
export const readable = (tokens: readonly Token[]) => tokens.slice(0, mostTokens);

const factorOf = (token: Token) => (token.isStop ? stopFactor[token.kind] : 1);

export function wordsOf(tokens: readonly Token[]): Counts {
  const counts: Counts = new Map();
  for (const token of tokens) add(counts, token.stem, factorOf(token));
  return counts;
}

export function pairsOf(tokens: readonly Token[]): Counts {
  const counts: Counts = new Map();
  let before = '^';
  let beforeFactor = 1;
  for (const token of tokens) {
    const factor = factorOf(token);
    add(counts, `${before} ${token.stem}`, (beforeFactor + factor) / 2);
    before = token.stem;
    beforeFactor = factor;
  }
  if (tokens.length > 0) add(counts, `${before} $`, (beforeFactor + 1) / 2);
  return counts;
}

function gramsOf(tokens: readonly Token[]): Counts {
  const counts: Counts = new Map();
  eachGram(tokens, {
    word: (word, factor) => {
      for (const piece of piecesOf(word)) add(counts, piece, factor);
    },
    han: (piece, count) => add(counts, piece, count),
  });
  return counts;
}

/** Told of each Latin word with what a piece of it counts (`piecesOf`), and of each piece of Chinese. */
export type GramListener = { word(word: string, factor: number): void; han(piece: string, count: number): void };

/** Tells of the pieces of a text; words come again and again, so that whoever listens may know the pieces of one already. */
export function eachGram(tokens: readonly Token[], listener: GramListener): void {
  let run: HanRun = [];
  for (const [at, token] of tokens.entries()) {
    const factor = factorOf(token);
    if (token.kind === 'han') {
      run.push(...Array.from(token.text, character => ({ character, factor })));
      if (tokens[at + 1]?.kind === 'han') continue;
      eachOfHan(run, listener.han);
      run = [];
    } else listener.word(token.text, factor);
  }
}

/** The pieces of a word, as often as they stand in it. */
export function piecesOf(word: string): string[] {
  const marked = `<${word.slice(0, longestWord)}>`;
  const pieces: string[] = [];
  for (let length = 1; length <= longestGram; length += 1) {
    for (let at = 0; at + length <= marked.length; at += 1) pieces.push(marked.slice(at, at + length));
  }
  return pieces;
}

type HanRun = { character: string; factor: number }[];

function eachOfHan(run: Readonly<HanRun>, tell: GramListener['han']): void {
  for (const [at, one] of run.entries()) {
    tell(one.character, one.factor);
    const two = run[at + 1];
    if (!two) continue;
    tell(one.character + two.character, (one.factor + two.factor) / 2);
    const three = run[at + 2];
    if (!three) continue;
    const factor = (one.factor + two.factor + three.factor) / 3;
    tell(one.character + two.character + three.character, hanTripleFactor * factor);
  }
}

function add(counts: Counts, feature: string, count: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + count);
}
