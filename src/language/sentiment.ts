import {
  chineseDegrees,
  chineseNegations,
  chineseSentiment,
  chineseTurns,
  chineseTurnsAfterBreak,
} from './chinese/sentiment-words.ts';
import { englishWeight, isEnglishNegation, isEnglishTurn } from './european/afinn.ts';
import type { Lexeme } from './text/lexemes.ts';
import { longestAt, type PhraseTable, phraseTable, plainPhrase, textsOf } from './text/phrases.ts';

type Mood = { weight: number; negates: boolean; deepens: boolean };

const plainMood: Mood = { weight: 0, negates: false, deepens: false };

const han = <T>(words: readonly string[], value: T) => words.map(word => [plainPhrase([...word]), value] as const);

const chinese: PhraseTable<Mood> = phraseTable<Mood>([
  // A mood comes first: 好 is one, and deepens only where it is followed by another.
  ...chineseSentiment.map(([word, weight]) => [plainPhrase([...word]), { ...plainMood, weight }] as const),
  ...han(chineseNegations, { ...plainMood, negates: true }),
  ...han(chineseDegrees, { ...plainMood, deepens: true }),
]);
/** Each with whether it turns only at the beginning of a clause. */
const chineseTurning: PhraseTable<boolean> = phraseTable([
  ...han(chineseTurns, false),
  ...han(chineseTurnsAfterBreak, true),
]);

const emoji: ReadonlyMap<string, number> = new Map([
  ...[...'😀😃😄😁😊🙂😍🥰😘👍👏🙏💪🎉🌹💐😂🤗😎'].map(face => [face, 2] as const),
  ...['❤', '💕', '💖', '⭐', '🌟', ':)', ':-)', ':D', ';)'].map(face => [face, 2] as const),
  ...[...'😡😠🤬👎😤💩🖕😭😢😞😔😩😫🙄😒😰😱💔'].map(face => [face, -2] as const),
  ...[':(', ':-('].map(face => [face, -2] as const),
]);

/** How far back an English negation reaches, in words of the same clause. */
const reach = 3;
/** A negated mood is weaker than its opposite: "not bad" is not "great". */
const negated = -0.7;
const deepened = 1.4;
/** "Pretty, but slow": what is said before a "but" counts less, what is said after it more (Hutto & Gilbert 2014). */
const beforeTurn = 0.5;
const afterTurn = 1.5;

/**
 * The mood of a message, -1 to 1: AFINN's weights of its English words (unless `isEnglish` is false: the Latin words of another
 * language mean other things), the lexicon's of its Chinese ones, and its emoji. Summed and squashed as
 * VADER does, s / sqrt(s² + 15) (Hutto & Gilbert 2014).
 */
export function sentimentOf(read: readonly Lexeme[], isEnglish: boolean): number {
  const total = (isEnglish ? englishMood(read) : 0) + chineseMood(read) + emojiMood(read);
  return total === 0 ? 0 : Math.round((total / Math.sqrt(total * total + 15)) * 100) / 100;
}

function englishMood(read: readonly Lexeme[]): number {
  let total = 0;
  let hasTurned = false;
  let sinceNegation = Number.POSITIVE_INFINITY;
  for (const { kind, text, afterBreak } of read) {
    sinceNegation = afterBreak ? Number.POSITIVE_INFINITY : sinceNegation + 1;
    if (kind !== 'word') continue;
    if (isEnglishTurn(text) && !hasTurned) {
      total *= beforeTurn;
      hasTurned = true;
    } else if (isEnglishNegation(text)) sinceNegation = 0;
    else total += englishWeight(text) * (sinceNegation <= reach ? negated : 1) * (hasTurned ? afterTurn : 1);
  }
  return total;
}

function chineseMood(read: readonly Lexeme[]): number {
  const tokens = textsOf(read);
  let total = 0;
  let factor = 1;
  let turned = 1;
  for (let at = 0; at < tokens.length; ) {
    if (turned === 1 && turnsAt(tokens, at, read[at]?.afterBreak ?? true)) {
      total *= beforeTurn;
      turned = afterTurn;
    }
    const match = longestAt(chinese, tokens, at);
    if (match === undefined || read[at]?.afterBreak) factor = 1;
    const next = match === undefined ? undefined : moodAt(match.values, tokens, match.end);
    if (next?.negates) factor *= negated;
    else if (next?.deepens) factor *= deepened;
    else if (next !== undefined) {
      total += next.weight * factor * turned;
      factor = 1;
    }
    at = match?.end ?? at + 1;
  }
  return total;
}

function turnsAt(tokens: readonly string[], at: number, beginsClause: boolean): boolean {
  return (longestAt(chineseTurning, tokens, at)?.values ?? []).some(onlyAtBreak => !onlyAtBreak || beginsClause);
}

/** 好 deepens before another mood (好慢) and is one itself otherwise. */
function moodAt(values: readonly Mood[], tokens: readonly string[], end: number): Mood | undefined {
  const degree = values.find(({ deepens }) => deepens);
  const isFollowed =
    degree !== undefined && (longestAt(chinese, tokens, end)?.values ?? []).some(({ weight }) => weight !== 0);
  return isFollowed ? degree : values.find(({ deepens }) => !deepens);
}

function emojiMood(read: readonly Lexeme[]): number {
  return read.reduce((total, { kind, text }) => total + (kind === 'emoji' ? (emoji.get(text) ?? 0) : 0), 0);
}
