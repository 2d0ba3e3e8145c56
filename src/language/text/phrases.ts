import { type Lexeme, lexemes } from './lexemes.ts';
import { foldForms } from './normalise.ts';

/** A phrase on its way: `rest` of the option taken is still to come, then the parts from `part` on. */
type Position<T> = { parts: PhraseParts; part: number; rest: readonly string[]; value: T };

/** A state of all phrases that began alike. */
type Node<T> = { values: readonly T[]; arcs: ReadonlyMap<string, Arc<T>> };

/** Where a token leads; the node is worked out when a message first goes there. */
type Arc<T> = { positions: Position<T>[]; node: Node<T> | undefined };

/** Phrases, each with the values filed under it. Finding one costs its own length, however many forms the phrases have. */
export type PhraseTable<T> = { root: Node<T> };

/** A sequence of parts, each a choice of token sequences. */
export type PhraseParts = readonly (readonly (readonly string[])[])[];

export type PhraseMatch<T> = { start: number; end: number; values: readonly T[] };

/** More forms than this in one phrase is a slip of the pen. */
export const maxForms = 3000;

/**
 * A phrase of `dialogs/` in parts, each a choice of token sequences, cut as a message is cut, so that both meet: words in
 * English, characters in Chinese. `(talk|speak) to (a|) person` has the parts talk or speak; to; a or nothing; person.
 * `{ticketNumber}` stands for any ticket number.
 */
export function phraseParts(phrase: string): PhraseParts {
  return partsOf(phrase).map(options => options.map(tokensOf));
}

/** In how many forms a phrase can be said. */
export function countForms(phrase: string): number {
  return partsOf(phrase).reduce((forms, options) => forms * options.length, 1);
}

/** `talk to (a|the) person` as `[['talk to '], ['a', 'the'], [' person']]`. */
function partsOf(phrase: string): string[][] {
  return phrase
    .split(/(\([^()]*\|[^()]*\))/)
    .filter(part => part.trim() !== '')
    .map(part => (/^\(.*\|.*\)$/s.test(part) ? part.slice(1, -1).split('|') : [part]));
}

function tokensOf(part: string): string[] {
  return textsOf(lexemes(foldForms(part.replaceAll('{ticketNumber}', 'T-1000'))));
}

export function phraseTable<T>(entries: Iterable<readonly [parts: PhraseParts, value: T]>): PhraseTable<T> {
  const starts = Array.from(entries, ([parts, value]): Position<T> => ({ parts, part: 0, rest: [], value }));
  return { root: { ...nodeOf(starts), values: [] } };
}

/** Tokens that are already cut, as a phrase without choices. */
export const plainPhrase = (tokens: readonly string[]): PhraseParts => [[tokens]];

/** The phrases, filed under one value; entries of a `phraseTable`. */
export function filedUnder<T>(value: T, phrases: readonly string[]): [parts: PhraseParts, value: T][] {
  return phrases.map(phrase => [phraseParts(phrase), value]);
}

function nodeOf<T>(positions: readonly Position<T>[]): Node<T> {
  const values = new Set<T>();
  const arcs = new Map<string, Arc<T>>();
  const open = (position: Position<T>): void => {
    const { parts, part, rest, value } = position;
    const [token, ...after] = rest;
    if (token !== undefined) {
      const arc = arcs.get(token) ?? { positions: [], node: undefined };
      arc.positions.push({ parts, part, rest: after, value });
      arcs.set(token, arc);
    } else if (part === parts.length) values.add(value);
    else for (const option of parts[part] ?? []) open({ parts, part: part + 1, rest: option, value });
  };
  positions.forEach(open);
  return { values: [...values], arcs };
}

function follow<T>(node: Node<T>, token: string): Node<T> | undefined {
  const arc = node.arcs.get(token);
  if (arc === undefined) return undefined;
  arc.node ??= nodeOf(arc.positions);
  return arc.node;
}

/** The longest phrase that begins at `start`. */
export function longestAt<T>(
  table: PhraseTable<T>,
  tokens: readonly string[],
  start: number,
): PhraseMatch<T> | undefined {
  let longest: PhraseMatch<T> | undefined;
  walk(table, tokens, start, (end, values) => {
    longest = { start, end, values };
  });
  return longest;
}

/** Every phrase that begins at `start`, the shortest first. */
export function matchesAt<T>(table: PhraseTable<T>, tokens: readonly string[], start: number): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  walk(table, tokens, start, (end, values) => found.push({ start, end, values }));
  return found;
}

/** Tells of every phrase that begins at `start`, the shortest first. */
function walk<T>(
  table: PhraseTable<T>,
  tokens: readonly string[],
  start: number,
  tell: (end: number, values: readonly T[]) => void,
): void {
  let node = table.root;
  for (let at = start; at < tokens.length; at += 1) {
    const next = follow(node, tokens[at] ?? '');
    if (next === undefined) return;
    if (next.values.length > 0) tell(at + 1, next.values);
    node = next;
  }
}

/** Every phrase of the table in the tokens, left to right, the longest first, none inside another. */
export function phrasesIn<T>(table: PhraseTable<T>, tokens: readonly string[]): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = longestAt(table, tokens, at);
    if (match !== undefined) found.push(match);
    at = match?.end ?? at + 1;
  }
  return found;
}

/** True when a phrase begins anywhere, also inside another. */
export function holdsPhrase<T>(table: PhraseTable<T>, tokens: readonly string[]): boolean {
  return tokens.some((_, at) => longestAt(table, tokens, at) !== undefined);
}

/** The texts that phrases are compared with. */
export function textsOf(read: readonly Lexeme[]): string[] {
  return read.map(lexeme => lexeme.text);
}
