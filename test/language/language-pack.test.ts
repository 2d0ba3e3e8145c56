import { describe, expect, it } from 'vitest';
import { createLanguage } from '../../src/language/language.ts';
import { IntentLexicon, StopWords, Synonyms, UrgencyLexicon } from '../../src/language/language-pack.ts';
import { phraseParts } from '../../src/language/text/phrases.ts';
import { intentNames } from '../../src/language/understanding.ts';
import { installedPack } from './installed-language.ts';

type Schema = {
  safeParse(data: unknown): { success: boolean; error?: { issues: { message: string; path: PropertyKey[] }[] } };
};
const faults = (schema: Schema, data: unknown): string[] =>
  (schema.safeParse(data).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

const intents = Object.fromEntries(intentNames.map(name => [name, { whole: [name] }]));
const urgency = {
  levels: { raised: 2, high: 4, critical: 20 },
  kinds: { term: { weight: 4, phrases: ['urgent'] } },
  exclamation: 1,
  capitals: 1,
  negations: ['not'],
  calm: { weight: 4, phrases: ['no rush'] },
};

describe('a language file', () => {
  it('is taken when it is right', () => {
    expect(faults(IntentLexicon, { fillers: ['please'], intents })).toEqual([]);
    expect(faults(UrgencyLexicon, urgency)).toEqual([]);
  });

  it.each([
    [
      'an unknown intent',
      IntentLexicon,
      { fillers: [], intents: { ...intents, refund: { whole: ['refund'] } } },
      'intents',
    ],
    ['an intent left out', IntentLexicon, { fillers: [], intents: { ...intents, skip: undefined } }, 'write whole:'],
    [
      'an unknown list',
      IntentLexicon,
      { fillers: [], intents: { ...intents, yes: { whole: ['yes'], hold: [] } } },
      'hold',
    ],
    ['a number for a phrase', IntentLexicon, { fillers: [88], intents }, 'in quotes'],
    ['a phrase of punctuation', StopWords, ['!!'], 'only punctuation'],
    ['a phrase of too many forms', StopWords, ['(a|b|c|d|e|f|g|h) '.repeat(5)], 'several phrases'],
    ['brackets inside brackets', StopWords, ['(a|b (c|d))'], 'each on one level'],
    ['levels that fall', UrgencyLexicon, { ...urgency, levels: { raised: 5, high: 4, critical: 20 } }, 'rise'],
    ['a weight in words', UrgencyLexicon, { ...urgency, exclamation: 'one' }, 'write a number'],
    ['a synonym of two words', Synonyms, { refund: ['money back'], return: ['Money-back'] }, 'already means "refund"'],
    ['a synonym that is itself indexed', Synonyms, { pay: ['card'], card: ['visa'] }, 'already means "card"'],
  ])('is refused with a mending message for %s', (_, schema, data, message) => {
    expect(faults(schema, data).join('\n')).toContain(message);
  });
});

describe('the installed languages', () => {
  it('refuse a missing default and a language given twice', () => {
    expect(() => createLanguage([installedPack('en')], 'zh')).toThrow(/default language zh/);
    expect(() => createLanguage([installedPack('en'), installedPack('en')], 'en')).toThrow(/en is given twice/);
  });
});

describe('a phrase', () => {
  it('is cut into parts, each a choice', () => {
    expect(phraseParts("Don't (talk|speak) to (a|) 人工")).toEqual([
      [['dont']],
      [['talk'], ['speak']],
      [['to']],
      [['a'], []],
      [['人', '工']],
    ]);
  });
});
