import { chineseTerms, chineseWordsOf } from './chinese/segmenter.ts';
import { stemmingOf } from './european/stemming.ts';
import type { LanguagePack } from './language-pack.ts';
import { canonicalCode, lexemes } from './text/lexemes.ts';
import { longestAt, type PhraseTable, phraseTable, plainPhrase } from './text/phrases.ts';
import { remembering } from './text/remembering.ts';

/** A word with its stem, a Chinese character, or a code; `isCanonical` when a synonym put it there. */
type Unit = { kind: 'word' | 'han' | 'code'; text: string; stem: string; isCanonical: boolean };

/** Cuts a run of words at its spaces, and each piece into its units. */
type Cutter = { tokenize(run: string): string[]; unitsOf(piece: string): readonly Unit[] };

/** In words; no example question of stop words is longer. */
const longestSole = 20;

/** One word of a text: a stem with what it was cut from, a Chinese word, or a code. */
export type Token = {
  kind: 'word' | 'han' | 'code';
  /** Lower case, as written; the canonical word where a synonym stood. */
  text: string;
  /** The same as `text` for Chinese and codes. */
  stem: string;
  /** Too common to tell one article from another. */
  isStop: boolean;
};

/** Cuts folded text, the same way for articles and questions. */
export type Analysis = {
  /** Index terms: stems without stop words, Chinese words and pairs. */
  terms(folded: string): string[];
  /** Every word in order, stop words too. */
  tokens(folded: string): Token[];
};

/**
 * The analyzer of one pack. `helper` reads the Latin words of a language that has none of its own (English, for Chinese): its
 * synonyms and stop words count as well, after the pack's own.
 */
export function analysisOf(pack: LanguagePack, helper: LanguagePack | undefined): Analysis {
  const packs = helper === undefined || helper.locale === pack.locale ? [pack] : [pack, helper];
  const { tokenize, stem } = stemmingOf(pack.locale);
  const unitsOfPiece = remembering(piece => partsOf(piece).map(word => unit('word', word, stem(word))));
  const cutter = { tokenize, unitsOf: unitsOfPiece };
  const synonyms = synonymTable(packs, cutter);
  const stopWords = new Set(packs.flatMap(pack => pack.stopWords.map(wordForm)));
  const unitsIn = rememberingLast(folded => withSynonyms(unitsOf(folded, cutter), synonyms));
  return {
    terms: folded => termsOf(unitsIn(folded), stopWords),
    tokens: folded => tokensOf(unitsIn(folded), stopWords),
  };
}

/** Terms and tokens of a text are asked for one after the other. */
function rememberingLast<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; value: T } | undefined;
  return text => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}

function synonymTable(packs: readonly LanguagePack[], cutter: Cutter): PhraseTable<readonly Unit[]> {
  const entries = packs.flatMap(({ synonyms }) =>
    Object.entries(synonyms).flatMap(([canonical, others]) => {
      const units = unitsOf(canonical, cutter).map(unit => ({ ...unit, isCanonical: true }));
      return [canonical, ...others].map(phrase => [plainPhrase(keysOf(unitsOf(phrase, cutter))), units] as const);
    }),
  );
  return phraseTable(entries);
}

function tokensOf(units: readonly Unit[], stopWords: ReadonlySet<string>): Token[] {
  const isStop = (word: string) => stopWords.has(word);
  const runs = wordsOfRuns(units);
  const tokens: Token[] = [];
  let run = 0;
  for (const [at, { kind, text, stem, isCanonical }] of units.entries()) {
    if (kind !== 'han') tokens.push({ kind, text, stem, isStop: !isCanonical && isStop(text) });
    else if (units[at + 1]?.kind !== 'han') {
      for (const word of runs[run] ?? []) tokens.push({ kind, text: word, stem: word, isStop: isStop(word) });
      run += 1;
    }
  }
  return tokens;
}

function termsOf(units: readonly Unit[], stopWords: ReadonlySet<string>): string[] {
  const isStop = (word: string) => stopWords.has(word);
  const terms = collect(units, isStop);
  return terms.length > 0 ? terms : soleTerm(units);
}

/**
 * A question of nothing but stop words ("what do you know about me") is still asked in these words, but only in all of them
 * together: one by one they would find whatever else is asked with "what do you".
 */
function soleTerm(units: readonly Unit[]): string[] {
  const words = units.slice(0, longestSole).map(({ stem }) => stem);
  return words.length > 0 ? [words.join(' ')] : [];
}

function withSynonyms(units: readonly Unit[], synonyms: PhraseTable<readonly Unit[]>): Unit[] {
  const keys = keysOf(units);
  const out: Unit[] = [];
  for (let at = 0; at < units.length; ) {
    const match = longestAt(synonyms, keys, at);
    const unit = units[at];
    if (match !== undefined) out.push(...(match.values[0] ?? []));
    else if (unit !== undefined) out.push(unit);
    at = match?.end ?? at + 1;
  }
  return out;
}

function collect(units: readonly Unit[], isStop: (word: string) => boolean): string[] {
  const runs = wordsOfRuns(units);
  const terms: string[] = [];
  let run = 0;
  for (const [at, { kind, text, stem, isCanonical }] of units.entries()) {
    if (kind !== 'han') {
      if (isCanonical || !isStop(text)) terms.push(stem);
    } else if (units[at + 1]?.kind !== 'han') {
      terms.push(...chineseTerms(runs[run] ?? [], isStop));
      run += 1;
    }
  }
  return terms;
}

/** The words of each run of Chinese characters, in order. */
function wordsOfRuns(units: readonly Unit[]): string[][] {
  const runs: string[] = [];
  let run = '';
  for (const { kind, text } of units) {
    if (kind === 'han') run += text;
    else if (run !== '') {
      runs.push(run);
      run = '';
    }
  }
  if (run !== '') runs.push(run);
  return chineseWordsOf(runs);
}

const keysOf = (units: readonly Unit[]): string[] => units.map(unit => unit.stem);
const wordForm = (word: string): string => word.toLowerCase().replaceAll("'", '');

/** Words, characters and codes in order. Addresses find nothing and are left out. */
function unitsOf(folded: string, { tokenize, unitsOf }: Cutter): Unit[] {
  const units: Unit[] = [];
  let from: number | undefined;
  let to = 0;
  const endRun = () => {
    const pieces = from === undefined ? [] : tokenize(folded.slice(from, to).toLowerCase());
    for (const piece of pieces) units.push(...unitsOf(piece));
    from = undefined;
  };
  for (const lexeme of lexemes(folded)) {
    if (lexeme.kind === 'word' || lexeme.kind === 'number') {
      from ??= lexeme.at;
      to = lexeme.at + lexeme.surface.length;
      continue;
    }
    endRun();
    if (lexeme.kind === 'han') units.push(unit('han', lexeme.text));
    if (lexeme.kind === 'code') units.push(unit('code', canonicalCode(lexeme.surface).toLowerCase()));
  }
  endRun();
  return units;
}

/** `two-step` and `on/off` are two words; `e-mail` and `usb-c` are one. */
function partsOf(piece: string): string[] {
  const plain = piece.replace(/'s$/, '').replaceAll("'", '');
  return plain.split('/').flatMap(word => {
    const parts = word.split('-').filter(part => part !== '');
    return parts.some(part => part.length === 1) ? [parts.join('')] : parts;
  });
}

function unit(kind: Unit['kind'], text: string, stem: string = text): Unit {
  return { kind, text, stem, isCanonical: false };
}
