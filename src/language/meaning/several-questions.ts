import type { LanguagePack } from '../language-pack.ts';
import type { Lexeme } from '../text/lexemes.ts';
import { filedUnder, longestAt, type PhraseTable, phraseTable, textsOf } from '../text/phrases.ts';
import { endOf, type Span, startOf } from '../text/spans.ts';
import { coverOf } from './cover.ts';
import { asks } from './questions.ts';

/** Shorter ones are no question of their own: "when and how do I pay?" asks once. In words, or Chinese characters. */
const fewestWords = 3;
const fewestCharacters = 4;
/** So near to the beginning of an English question stand the words that ask: "and when does it arrive". */
const nearStart = 3;

type Asking = { words: PhraseTable<true>; joins: PhraseTable<true>; politeness: PhraseTable<true> };
/** `joined` when a comma or an "and" stands before it, and no end of a sentence. */
type Piece = Span & { joined: boolean };

const marks = /^[?!. ]*/;

/**
 * Reads the questions of a message one by one, in any of the languages: "How do I pay, and when does it arrive?" is two. Each keeps
 * what is told before it. Empty when the message asks once or not at all.
 */
export function severalQuestionsReader(
  packs: readonly LanguagePack[],
): (source: string, folded: string, read: readonly Lexeme[]) => string[] {
  const tableOf = (phrases: readonly string[]) => phraseTable(filedUnder(true as const, phrases));
  const asking: Asking = {
    words: tableOf(packs.flatMap(({ intents }) => intents.asks)),
    joins: tableOf(packs.flatMap(({ intents }) => intents.joins)),
    politeness: tableOf(packs.flatMap(({ intents }) => [...intents.fillers, ...intents.intents.greeting.whole])),
  };
  return (source, folded, read) => {
    const pieces = questions(piecesOf(folded, read, asking), folded, read, asking);
    if (pieces.length < 2) return [];
    // Folding nearly always keeps every character in its place; where it does not, the folded words are told.
    const told = source.length === folded.length ? source : folded;
    return pieces.map(piece => told.slice(startOf(piece, read), endOf(piece, folded, read, marks)).trim());
  };
}

/** Cut wherever a question may end: after a mark, a comma, a joining word. */
function piecesOf(folded: string, read: readonly Lexeme[], { joins }: Asking): Piece[] {
  const tokens = textsOf(read);
  const pieces: Piece[] = [];
  let from = 0;
  let joined = false;
  for (let at = 1; at < read.length; at += 1) {
    const join = longestAt(joins, tokens, at);
    if (join === undefined && !read[at]?.afterBreak) continue;
    pieces.push({ from, to: at, joined });
    joined = !/[.?!\n。]/u.test(between(folded, read, at));
    from = join?.end ?? at;
    at = from;
  }
  return [...pieces, { from, to: read.length, joined }].filter(({ from, to }) => from < to);
}

/** Puts together again what is no question of its own: "my lamp is dark, what can I do, please". */
function questions(pieces: readonly Piece[], folded: string, read: readonly Lexeme[], asking: Asking): Piece[] {
  const found: Piece[] = [];
  let lastAsks = false;
  for (const piece of pieces) {
    const last = found.at(-1);
    const asksToo = isAsked(piece, folded, read, asking);
    if (last === undefined) found.push(piece);
    else if (lastAsks && asksToo && beginsQuestion(piece, folded, read, asking)) found.push(piece);
    else found[found.length - 1] = { ...last, to: piece.to };
    lastAsks ||= asksToo;
  }
  return lastAsks ? found : [];
}

/** In English by its mark or its first words: "this is the third time" asks nothing, though "is the" may. */
function beginsQuestion(piece: Piece, folded: string, read: readonly Lexeme[], asking: Asking): boolean {
  const own = read.slice(piece.from, piece.to);
  if (own.some(({ kind }) => kind === 'han')) return true;
  const ends = folded.slice(startOf(piece, read), endOf(piece, folded, read, marks)).trimEnd();
  if (!piece.joined && ends.endsWith('?')) return true;
  const tokens = textsOf(own);
  const start = tokens.slice(0, nearStart).findIndex((_, at) => longestAt(asking.words, tokens, at) !== undefined);
  return start === 0 || (start > 0 && coverOf(asking.politeness, own.slice(0, start)).length > 0);
}

function isAsked(piece: Piece, folded: string, read: readonly Lexeme[], asking: Asking): boolean {
  const own = read.slice(piece.from, piece.to);
  const fewest = own.some(({ kind }) => kind === 'han') ? fewestCharacters : fewestWords;
  const words = folded.slice(startOf(piece, read), endOf(piece, folded, read, marks));
  // 我想问一下, "how are you?": politeness around a question.
  return own.length >= fewest && asks(asking.words, words, own) && coverOf(asking.politeness, own).length === 0;
}

/** What stands between a lexeme and the one before it. */
function between(folded: string, read: readonly Lexeme[], at: number): string {
  const before = read[at - 1];
  return before === undefined ? '' : folded.slice(before.at + before.surface.length, read[at]?.at);
}
