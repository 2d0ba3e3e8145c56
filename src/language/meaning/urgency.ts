import type { LanguagePack, UrgencyLexicon } from '../language-pack.ts';
import type { Lexeme } from '../text/lexemes.ts';
import {
  filedUnder,
  holdsPhrase,
  type PhraseMatch,
  type PhraseTable,
  phrasesIn,
  phraseTable,
  textsOf,
} from '../text/phrases.ts';
import type { Urgency, UrgencyLevel } from '../understanding.ts';
import { isNegated } from './negation.ts';

type Spoken = { reason: string; weight: number; stays: boolean };
type Reader = {
  lexicon: UrgencyLexicon;
  phrases: PhraseTable<string>;
  unless: ReadonlyMap<string, PhraseTable<true>>;
  negations: PhraseTable<true>;
};

/** Reads how urgent a message is, in every pack, and keeps the most urgent reading: customers mix languages when they are upset. */
export function urgencyReader(
  packs: readonly LanguagePack[],
): (folded: string, read: readonly Lexeme[], sentiment: number) => Urgency {
  const readers = packs.map(pack => readerOf(pack.urgency));
  return (folded, read, sentiment) => {
    const readings = readers.map(reader => urgencyOf(reader, folded, read, sentiment));
    return readings.reduce((most, next) => (isMoreUrgent(next, most) ? next : most));
  };
}

/** Beside the kinds of the file, whose names are lower-case letters. */
const calm = '(calm)';

function readerOf(lexicon: UrgencyLexicon): Reader {
  const kinds = Object.entries(lexicon.kinds);
  return {
    lexicon,
    phrases: phraseTable([
      ...kinds.flatMap(([kind, { phrases }]) => filedUnder(kind, phrases)),
      ...filedUnder(calm, lexicon.calm.phrases),
    ]),
    unless: new Map(kinds.map(([kind, { unless }]) => [kind, phraseTable(filedUnder(true, unless))])),
    negations: phraseTable(filedUnder(true, lexicon.negations)),
  };
}

function urgencyOf(reader: Reader, folded: string, read: readonly Lexeme[], sentiment: number): Urgency {
  const { lexicon } = reader;
  const tokens = textsOf(read);
  const kinds = new Map<string, Spoken>();
  let isCalm = false;
  for (const match of phrasesIn(reader.phrases, tokens)) {
    for (const value of match.values) {
      if (value === calm) isCalm = true;
      else if (!isNegated(reader.negations, read, match.start))
        speak(reader, value, tokens, kinds, wordsOf(folded, read, match));
    }
  }
  const spoken = [...kinds.values(), ...mannerOf(lexicon, folded, read)];
  const fixed = sum(spoken.filter(({ stays }) => stays));
  const movable = sum(spoken) - fixed - (isCalm ? lexicon.calm.weight : 0);
  const plain = fixed + Math.max(0, movable);
  const score = Math.round((plain + lexicon.mood * Math.max(0, -sentiment)) * 100) / 100;
  return { score, level: levelOf(score, lexicon), reasons: plain === 0 ? [] : spoken.map(({ reason }) => reason) };
}

function speak(
  reader: Reader,
  kind: string,
  tokens: readonly string[],
  kinds: Map<string, Spoken>,
  words: string,
): void {
  const silencer = reader.unless.get(kind);
  if (kinds.has(kind) || (silencer !== undefined && holdsPhrase(silencer, tokens))) return;
  const { kinds: all, levels } = reader.lexicon;
  const weight = all[kind]?.weight ?? 0;
  kinds.set(kind, { reason: `${kind}:${words}`, weight, stays: all[kind]?.stays || weight >= levels.critical });
}

/** The customer's own words that met the phrase. */
function wordsOf(folded: string, read: readonly Lexeme[], { start, end }: PhraseMatch<string>): string {
  const first = read[start];
  const last = read[end - 1];
  if (first === undefined || last === undefined) return '';
  return folded.slice(first.at, last.at + last.surface.length).toLowerCase();
}

/** How it is said: exclamation marks and capitals. */
function mannerOf(lexicon: UrgencyLexicon, folded: string, read: readonly Lexeme[]): Spoken[] {
  const isExclaimed = (folded.match(/!/g)?.length ?? 0) >= 2;
  return [
    ...(isExclaimed ? [{ reason: 'exclamation', weight: lexicon.exclamation, stays: false }] : []),
    ...(isShouted(read) ? [{ reason: 'capitals', weight: lexicon.capitals, stays: false }] : []),
  ].filter(({ weight }) => weight > 0);
}

/** Most of the longer words are in capitals. Short ones (USB, LED, OK) are abbreviations and say nothing. */
function isShouted(read: readonly Lexeme[]): boolean {
  const long = read.filter(({ kind, surface }) => kind === 'word' && /^\p{L}{4,}$/u.test(surface));
  const loud = long.filter(({ surface }) => surface === surface.toUpperCase() && surface !== surface.toLowerCase());
  return loud.length > 0 && loud.length * 2 > long.length;
}

const sum = (spoken: readonly Spoken[]): number => spoken.reduce((total, { weight }) => total + weight, 0);

const rising: readonly UrgencyLevel[] = ['none', 'raised', 'high', 'critical'];

function levelOf(score: number, { levels }: UrgencyLexicon): UrgencyLevel {
  if (score >= levels.critical) return 'critical';
  if (score >= levels.high) return 'high';
  return score >= levels.raised ? 'raised' : 'none';
}

function isMoreUrgent(a: Urgency, b: Urgency): boolean {
  const steps = rising.indexOf(a.level) - rising.indexOf(b.level);
  return steps > 0 || (steps === 0 && a.score > b.score);
}
