import { simplify } from '../chinese/traditional-characters.ts';
import { maxTextLength } from '../understanding.ts';

/** Accents above a few on one letter are no language but a way to break a page. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;
/** Control, format and private-use characters, and the letters that show nothing. New lines stay; joiners stay inside emoji. */
const invisible =
  /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u3164\uffa0\u2800](?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?\u200d(?=\p{Extended_Pictographic}))/gu;
const lineEnds = /\r\n?|[\u2028\u2029]/g;
const spaces = /[^\S\n]+/g;

/**
 * A customer's words as they are shown and stored: NFC, without control and zero-width characters, trimmed, at most `max`
 * characters (UTF-16 units). Linear in `max`, whatever comes in.
 */
export function cleanText(raw: string, max: number = maxTextLength): string {
  return readText(raw, max).text;
}

/** The same, telling whether anything that shows was left out. */
export function readText(raw: string, max: number = maxTextLength): { text: string; isCut: boolean } {
  // What is cut off first bounds the work; four times, since half of a hostile text may be characters that vanish.
  const shown = raw
    .slice(0, max * 4)
    .replace(lineEnds, '\n')
    .replace(/\t/g, ' ')
    .replace(invisible, '')
    // Before NFC, which sorts a run of marks and takes quadratic time for a long one.
    .replace(tooManyMarks, '$1')
    .normalize('NFC')
    .replace(spaces, ' ')
    .trim();
  // What lies beyond the part that is looked at may be nothing but space; then it says nothing.
  const isCut = shown.length > max || /\S/u.test(raw.slice(max * 4));
  const text = shown.length <= max ? shown : withinCharacters(shown, max);
  return { text, isCut };
}

function withinCharacters(shown: string, max: number): string {
  return shown
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

/** ASCII but for the backtick, which stands for an apostrophe: there is nothing to fold in it. */
const folded = /^[\n -_a-~]*$/;

/** Cleaned text with half-width forms, simplified characters and straight apostrophes; capitals stay. */
export function foldForms(cleaned: string): string {
  if (folded.test(cleaned)) return cleaned;
  return simplify(cleaned.normalize('NFKC').replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'"));
}

/** A text for comparing: cleaned, half-width, simplified, lower case. Not for showing. */
export function normalise(raw: string): string {
  return foldForms(cleanText(raw)).toLowerCase();
}
