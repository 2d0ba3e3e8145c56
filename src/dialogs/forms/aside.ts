import type { IntentName } from '../../language/understanding.ts';
import type { DialogContext } from '../dialog.ts';
import type { Form, FormField } from './form.ts';
import { translationsOf, triggeredForm } from './languages.ts';
import { type FieldReading, readField } from './reading.ts';

/** Words in a form that are no answer: something asked or said in between. */
export type Aside = 'question' | 'thanks' | 'greeting' | 'bye';

/** From this score on, words without a question mark ask for an article; the longest names have so many words or characters. */
const surelyAsked = 0.8;
const mostNameWords = 2;
const mostNameCharacters = 4;

/** Whole messages that are no name and no story; "yes" may be all that somebody wants to tell. */
const neverKept: readonly (IntentName | undefined)[] = ['thanks', 'greeting', 'bye', 'bot', 'skip', 'no', 'back'];
const noTries: readonly (IntentName | undefined)[] = [...neverKept, 'yes', 'none'];
const neverAName: readonly (IntentName | undefined)[] = [...noTries, 'notSolved'];

/** What the words give the field. A question or small talk gives it nothing where anything else would do. */
export function answerTo(form: Form, field: FormField, context: DialogContext): FieldReading {
  const reading = readField(field, context.said.text, translationsOf(form, field, context));
  if (!reading.ok || field.type !== 'text') return reading;
  return isBeside(field, context) ? { ok: false } : reading;
}

function isBeside(field: FormField, context: DialogContext): boolean {
  const { said, hits } = context;
  if (field.free) return neverKept.includes(said.intent);
  // "LL-20418?" is unsure, but it is the number; "Where is LL-20418?" asks.
  if (field.code !== undefined) return said.isQuestion && /\p{L}{3}|\p{Script=Han}/u.test(said.text);
  if (!/[\p{L}\p{N}]/u.test(said.text) || triggeredForm(context)) return true;
  const { level } = said.urgency;
  const isLong = said.text.split(/\s+/).length > mostNameWords || hanIn(said.text) > mostNameCharacters;
  return (
    neverAName.includes(said.intent) ||
    said.isQuestion ||
    level === 'high' ||
    level === 'critical' ||
    (isLong && (hits[0]?.score ?? 0) >= surelyAsked)
  );
}

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** Whole messages that try no answer, so that they never wear the question out: "yes" to a choice of three, "skip". */
export function isNoTry({ said }: DialogContext): boolean {
  return noTries.includes(said.intent);
}

/** What was said in between instead of an answer, if it is clear. */
export function asideIn({ said }: DialogContext): Aside | undefined {
  if (said.intent === 'thanks' || said.intent === 'greeting' || said.intent === 'bye') return said.intent;
  // "???" asks nothing.
  return said.isQuestion && /\p{L}/u.test(said.text) ? 'question' : undefined;
}
