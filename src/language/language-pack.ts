import { z } from 'zod';
import type { Locale } from '../base/locale.ts';
import { countForms, maxForms } from './text/phrases.ts';
import { intentNames } from './understanding.ts';

const isFlat = (phrase: string): boolean =>
  !/[()|]/.test(phrase.replace(/\([^()]*\|[^()]*\)/g, '').replace(/[:;]-?[()]/g, ''));

const Phrase = z
  .string('write words here, in quotes if they look like a number or true/false')
  .trim()
  .min(1, 'an empty phrase: remove the line')
  .max(2000, 'at most 2000 characters: write it as several phrases')
  .refine(
    phrase => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(phrase),
    'only punctuation, which nothing matches: write a word or an emoji',
  )
  .refine(isFlat, 'brackets inside brackets, or "|" outside them: write (this|that) (here|there), each on one level')
  .refine(phrase => countForms(phrase) <= maxForms, `more than ${maxForms} forms: write it as several phrases`);
const Phrases = z.array(Phrase, 'write a list, each phrase on a line of its own after "- "');
const Weight = z
  .number('write a number, such as 4')
  .min(0, 'a weight is 0 or more')
  .max(100, 'a weight is at most 100');

const Intent = z.strictObject(
  {
    /** The whole message, fillers aside, must be made of these. */
    whole: Phrases.min(1, 'give at least one phrase'),
    /** Found anywhere in a message, these decide. */
    holds: Phrases.default([]),
    /** Found anywhere, these forbid the intent. */
    unless: Phrases.default([]),
  },
  'write whole: with a list of phrases, and holds: and unless: where wanted',
);

const Declines = z.strictObject(
  {
    /** Found in a clause, what it speaks of is not wanted. */
    phrases: Phrases,
    /** Found in the same clause, these forbid it. */
    unless: Phrases.default([]),
  },
  'write phrases: with a list, and unless: where wanted',
);

/** `dialogs/<locale>/intents.yaml`. */
export const IntentLexicon = z.strictObject({
  /** Politeness that may stand around an intent without changing it. */
  fillers: Phrases,
  /** Wherever these stand, the message asks something, without a question mark too. */
  asks: Phrases.default([]),
  /** Words between two questions of one message: `and`, `also`. */
  joins: Phrases.default([]),
  /** What a customer does not want: an article on it is offered, not given. */
  declines: Declines.default({ phrases: [], unless: [] }),
  /** Words that turn from what is waved aside to what is meant: `but`. */
  turns: Phrases.default([]),
  /** Words before what is asked that ask nothing: `what about`. */
  leads: Phrases.default([]),
  /** Whole messages that pick from a list by order: by place, from `1`, or `last`. */
  ordinals: z.record(z.string().regex(/^(?:[1-9]|last)$/, 'the places are 1 to 9 and last'), Phrases).default({}),
  intents: z.record(z.enum(intentNames, `the intents are ${intentNames.join(', ')}`), Intent),
});
export type IntentLexicon = z.infer<typeof IntentLexicon>;

const UrgencyKind = z.strictObject({
  weight: Weight,
  phrases: Phrases.min(1, 'give at least one phrase'),
  /** Found anywhere, these silence the kind. */
  unless: Phrases.default([]),
  /** Calm phrases do not lower it: a stolen card is pressing however patient its owner is. */
  stays: z.boolean('write true or false').default(false),
});

/** `dialogs/<locale>/urgency.yaml`. A kind speaks once, however many of its phrases are found. */
export const UrgencyLexicon = z.strictObject({
  /** The least score of each level. */
  levels: z
    .strictObject({ raised: Weight, high: Weight, critical: Weight })
    .refine(levels => 0 < levels.raised && levels.raised < levels.high && levels.high < levels.critical, {
      error: 'let the levels rise: 0 < raised < high < critical',
    }),
  kinds: z.record(
    z.string().regex(/^[a-z]+$/, 'name a kind with lower-case letters, like money'),
    UrgencyKind,
    'write kinds, each with weight: and phrases:',
  ),
  /** Two or more exclamation marks. */
  exclamation: Weight,
  /** Shouting in capitals; 0 where the script has none. */
  capitals: Weight,
  /** What the worst mood adds; a milder one adds its share. Below 1 it orders messages and moves none to another level. */
  mood: z.number().min(0).lt(1, 'less than 1: the mood only orders messages').default(0),
  /** Standing directly before a phrase, these silence it: `not`, `no`. */
  negations: Phrases,
  /** Phrases that lower the score; kinds that are critical by themselves, or that stay, are never lowered. */
  calm: z.strictObject({ weight: Weight, phrases: Phrases }),
});
export type UrgencyLexicon = z.infer<typeof UrgencyLexicon>;

const keyOf = (phrase: string): string => phrase.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** `dialogs/<locale>/synonyms.yaml`: the word to index, and the words that mean it. */
export const Synonyms = z
  .record(Phrase, Phrases.min(1, 'give at least one other word for it'), 'write lines like  refund: [money back]')
  .superRefine((synonyms, context) => {
    const owners = new Map(Object.keys(synonyms).map(canonical => [keyOf(canonical), canonical]));
    for (const [canonical, others] of Object.entries(synonyms)) {
      for (const key of others.map(keyOf)) {
        const owner = owners.get(key);
        if (owner !== undefined && owner !== canonical) {
          const message = `"${key}" already means "${owner}": keep it under one of them`;
          context.addIssue({ code: 'custom', path: [canonical], message });
        }
        owners.set(key, canonical);
      }
    }
  });
export type Synonyms = z.infer<typeof Synonyms>;

/** `dialogs/<locale>/stop-words.yaml`: words too common to tell one article from another. */
export const StopWords = Phrases;
export type StopWords = z.infer<typeof StopWords>;

/** All that the listening side knows of one language. */
export type LanguagePack = {
  locale: Locale;
  intents: IntentLexicon;
  urgency: UrgencyLexicon;
  synonyms: Synonyms;
  stopWords: StopWords;
};
