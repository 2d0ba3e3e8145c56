import type { LanguagePack } from '../language-pack.ts';
import type { Lexeme } from '../text/lexemes.ts';
import {
  filedUnder,
  holdsPhrase,
  longestAt,
  type PhraseTable,
  phrasesIn,
  phraseTable,
  textsOf,
} from '../text/phrases.ts';
import { endOf, type Span, startOf } from '../text/spans.ts';
import { coverOf } from './cover.ts';
import { isNegated } from './negation.ts';

/** Parts of a message that are not what it asks; the words are told only where they are less than the message. */
type Asides = {
  /** The message without what only leads in ("what about") or calms ("no hurry"). */
  asked?: string;
  /** The same without clauses that tell what is not wanted, or not the matter. */
  beside?: string;
  /** These clauses, where something is told beside them. */
  declined?: string;
  /** There are such clauses. */
  declines?: true;
};

type Tables = Readonly<
  Record<'asking' | 'joins' | 'turns' | 'leads' | 'declines' | 'unless' | 'waved', PhraseTable<true>>
> & {
  calm: PhraseTable<'calm' | 'filler'>;
  /** The dangers of each language, and what denies them. */
  alarms: readonly Record<'phrases' | 'negations', PhraseTable<true>>[];
};

const marks = /^[?!.？！。 ]*/u;

type Clause = Span & { kind: 'said' | 'calm' | 'dismissed' };

/**
 * Reads what of a message is waved aside, in any of the languages: a wish that the customer does not have ("I don't want to return
 * it"), a danger that there is not ("the battery is not swollen"), patience ("no hurry"). A clause that asks is never one.
 */
export function asideReader(
  packs: readonly LanguagePack[],
): (source: string, folded: string, read: readonly Lexeme[]) => Asides {
  const tables = tablesOf(packs);
  return (source, folded, read) => {
    // Folding nearly always keeps every character in its place; where it does not, the folded words are told.
    const told = source.length === folded.length ? source : folded;
    const wordsOf = (spans: readonly Span[]) => wordsIn(spans, told, read);
    const clauses = clausesOf(read, tables).map((span): Clause => ({ ...span, kind: kindOf(span, read, tables) }));
    const kept = clauses.filter(({ kind }) => kind !== 'calm').map(clause => afterLead(clause, read, tables));
    const said = kept.filter(({ kind }) => kind === 'said');
    const dismissed = kept.filter(({ kind }) => kind === 'dismissed');
    const dismisses = dismissed.length > 0;
    const isLess = kept.length < clauses.length || kept.some(({ from }, at) => from !== clauses[at]?.from);
    return {
      ...(isLess && kept.length > 0 ? { asked: wordsOf(kept) } : {}),
      ...(dismisses && said.length > 0 ? { beside: wordsOf(said), declined: wordsOf(dismissed) } : {}),
      ...(dismisses ? { declines: true } : {}),
    };
  };
}

function tablesOf(packs: readonly LanguagePack[]): Tables {
  const all = (phrasesOf: (pack: LanguagePack) => readonly string[]) =>
    filedUnder(true as const, packs.flatMap(phrasesOf));
  const declines = all(({ intents }) => intents.declines.phrases);
  const calm = all(({ urgency }) => urgency.calm.phrases);
  const dangers = packs.map(({ urgency }) => ({
    phrases: Object.values(urgency.kinds).flatMap(kind => (kind.weight >= urgency.levels.critical ? kind.phrases : [])),
    negations: urgency.negations,
  }));
  return {
    asking: phraseTable(all(({ intents }) => intents.asks)),
    joins: phraseTable(all(({ intents }) => intents.joins)),
    turns: phraseTable(all(({ intents }) => intents.turns)),
    leads: phraseTable(all(({ intents }) => intents.leads)),
    declines: phraseTable(declines),
    unless: phraseTable(all(({ intents }) => intents.declines.unless)),
    waved: phraseTable([
      ...declines,
      ...calm,
      ...filedUnder(
        true as const,
        dangers.flatMap(({ phrases }) => phrases),
      ),
    ]),
    calm: phraseTable<'calm' | 'filler'>([
      ...packs.flatMap(({ urgency }) => filedUnder('calm' as const, urgency.calm.phrases)),
      ...packs.flatMap(({ intents }) => filedUnder('filler' as const, intents.fillers)),
    ]),
    alarms: dangers.map(({ phrases, negations }) => ({
      phrases: phraseTable(filedUnder(true as const, phrases)),
      negations: phraseTable(filedUnder(true as const, negations)),
    })),
  };
}

/** Cut at marks and joining words, and where the message turns away from what it has waved aside: 我不想退货，想换货. */
function clausesOf(read: readonly Lexeme[], { joins, turns, waved }: Tables): Span[] {
  const tokens = textsOf(read);
  const clauses: Span[] = [];
  let from = 0;
  let wavedUntil = 0;
  for (let at = 0; at < read.length; at += 1) {
    const isInside = at < wavedUntil;
    const turnsHere = wavedUntil > from && longestAt(turns, tokens, at) !== undefined;
    const ends = read[at]?.afterBreak || (!isInside && (turnsHere || longestAt(joins, tokens, at) !== undefined));
    if (ends && at > from) {
      clauses.push({ from, to: at });
      from = at;
    }
    if (!isInside) wavedUntil = longestAt(waved, tokens, at)?.end ?? wavedUntil;
  }
  return read.length > from ? [...clauses, { from, to: read.length }] : clauses;
}

function kindOf({ from, to }: Span, read: readonly Lexeme[], tables: Tables): Clause['kind'] {
  const own = read.slice(from, to);
  const tokens = textsOf(own);
  if (coverOf(tables.calm, own).some(({ values }) => values.includes('calm'))) return 'calm';
  if (holdsPhrase(tables.asking, tokens)) return 'said';
  const isUnwanted = holdsPhrase(tables.declines, tokens) && !holdsPhrase(tables.unless, tokens);
  return isUnwanted || deniesDanger(own, tables) ? 'dismissed' : 'said';
}

function deniesDanger(own: readonly Lexeme[], { alarms }: Tables): boolean {
  const tokens = textsOf(own);
  const spoken = alarms.flatMap(({ phrases, negations }) =>
    phrasesIn(phrases, tokens).map(({ start }) => isNegated(negations, own, start)),
  );
  return spoken.length > 0 && spoken.every(isDenied => isDenied);
}

/** Without the words that lead in, unless nothing follows them. */
function afterLead(clause: Clause, read: readonly Lexeme[], { leads }: Tables): Clause {
  const end = longestAt(leads, textsOf(read), clause.from)?.end ?? clause.from;
  return end < clause.to ? { ...clause, from: end } : clause;
}

/** The words of the spans, with the marks behind them but for a comma; spans that follow each other stay as they are written. */
function wordsIn(spans: readonly Span[], text: string, read: readonly Lexeme[]): string {
  const runs: Span[] = [];
  for (const { from, to } of spans) {
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs.map(run => text.slice(startOf(run, read), endOf(run, text, read, marks)).trim()).join(' ');
}
