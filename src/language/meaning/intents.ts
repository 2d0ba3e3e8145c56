import type { LanguagePack } from '../language-pack.ts';
import type { Lexeme } from '../text/lexemes.ts';
import {
  filedUnder,
  longestAt,
  type PhraseParts,
  type PhraseTable,
  phrasesIn,
  phraseTable,
  textsOf,
} from '../text/phrases.ts';
import type { IntentName } from '../understanding.ts';
import { type Cover, coverOf } from './cover.ts';

/** Which intent wins when a message is made of several. */
const importance: readonly IntentName[] = [
  'human',
  'cancel',
  'restart',
  'ticketStatus',
  'notSolved',
  'bot',
  'none',
  'skip',
  'back',
  'yes',
  'no',
  'bye',
  'thanks',
  'greeting',
];
/** The same among words that are fillers too: "ok, thanks" thanks, "hi, ok" greets. */
const importanceOfFillers: readonly IntentName[] = ['thanks', 'bye', 'greeting', 'no', 'yes', ...importance];

/** Longer messages are questions: nobody says "cancel" in eighty words. */
const longestWhole = 80;

type WholeTable = PhraseTable<IntentName | 'filler'>;

type Reader = {
  whole: WholeTable;
  holds: PhraseTable<IntentName>;
  unless: PhraseTable<IntentName>;
};

/**
 * Reads the intent of a message in any of the packs, the pack of its locale first. Fillers of all packs count in each, since
 * customers write "please 转人工".
 */
export function intentReader(
  packs: readonly LanguagePack[],
): (read: readonly Lexeme[], locale: string) => IntentName | undefined {
  const fillers = filedUnder(
    'filler' as const,
    packs.flatMap(pack => pack.intents.fillers),
  );
  const readers = new Map(packs.map(pack => [pack.locale, readerOf(pack, fillers)]));
  return (read, locale) => {
    const own = readers.get(locale);
    const others = [...readers.values()].filter(reader => reader !== own);
    for (const reader of own === undefined ? others : [own, ...others]) {
      const intent = intentOf(reader, read);
      if (intent !== undefined) return intent;
    }
    return undefined;
  };
}

function readerOf({ intents }: LanguagePack, fillers: readonly [PhraseParts, 'filler'][]): Reader {
  return {
    whole: phraseTable<IntentName | 'filler'>([...phrasesOf(intents, 'whole'), ...fillers]),
    holds: phraseTable(phrasesOf(intents, 'holds')),
    unless: phraseTable(phrasesOf(intents, 'unless')),
  };
}

function phrasesOf(
  { intents }: LanguagePack['intents'],
  list: 'whole' | 'holds' | 'unless',
): [PhraseParts, IntentName][] {
  return importance.flatMap(name => filedUnder(name, intents[name][list]));
}

function intentOf(reader: Reader, read: readonly Lexeme[]): IntentName | undefined {
  const tokens = textsOf(read);
  const vetoed = new Set(allIn(reader.unless, tokens));
  const whole = tokens.length > longestWhole ? undefined : wholeIntent(reader.whole, read);
  if (whole !== undefined && !vetoed.has(whole)) return whole;
  const held = new Set(phrasesIn(reader.holds, tokens).flatMap(match => match.values));
  return importance.find(name => held.has(name) && !vetoed.has(name));
}

/** Values of every phrase that begins anywhere, also inside another: a veto is never hidden by a longer neighbour. */
function allIn(table: PhraseTable<IntentName>, tokens: readonly string[]): IntentName[] {
  return tokens.flatMap((_, at) => longestAt(table, tokens, at)?.values ?? []);
}

/** Undefined when a word is left over, only fillers spoke, or the message denies what it says. */
function wholeIntent(table: WholeTable, read: readonly Lexeme[]): IntentName | undefined {
  const cover = coverOf(table, read);
  if (isDenied(cover, read)) return undefined;
  const firm = new Set(cover.filter(({ values }) => !values.includes('filler')).flatMap(({ values }) => values));
  const soft = new Set(cover.filter(({ values }) => values.includes('filler')).flatMap(({ values }) => values));
  return importance.find(name => firm.has(name)) ?? importanceOfFillers.find(name => soft.has(name));
}

/** 不取消, 没有解决: in Chinese a "no" joined to what follows is no answer but its negation. */
function isDenied(cover: Cover<IntentName | 'filler'>, read: readonly Lexeme[]): boolean {
  return cover.some((piece, at) => {
    const next = cover[at + 1];
    if (next === undefined || !piece.values.includes('no') || read[piece.start]?.kind !== 'han') return false;
    const isJoined = !read[next.start]?.afterBreak && read[next.start]?.kind === 'han';
    return isJoined && !next.values.includes('filler') && !next.values.includes('no');
  });
}
