import type { Locale } from '../../base/locale.ts';
import type { Article } from '../article.ts';
import type { Analyzer } from '../ports.ts';
import { type Numbering, numberOf } from './numbering.ts';
import { type FeatureNumbers, noFeatures, type Row, type RowCounter, rowCounter } from './questions/row.ts';
import type { TextDocument } from './texts/text-data.ts';
import { wordingOf } from './texts/wording.ts';

/** All texts of an article, cut: what an index is made of. */
export type CutTexts = {
  document: TextDocument;
  /** The title and the example questions. */
  examples: { text: string; isQuestion: boolean; row: Row }[];
};

/** The numbers by which cut texts name their terms and features, and what counts the features. */
export type Dictionary = { terms: Numbering; features: FeatureNumbers; rowOf: RowCounter };

export function emptyDictionary(): Dictionary {
  const features = noFeatures();
  return { terms: new Map(), features, rowOf: rowCounter(features) };
}

/** @param dictionary new terms and features are added */
export function cutTextsOf(
  { title, questions, tags, sections }: Pick<Article, 'title' | 'questions' | 'tags' | 'sections'>,
  locale: Locale,
  analyzer: Analyzer,
  dictionary: Dictionary,
): CutTexts {
  const terms = (text: string) => analyzer.terms(text, locale);
  const tokens = (text: string) => analyzer.tokens(text, locale);
  const words = (text: string) => tokens(text).flatMap(({ stem, isStop }) => (isStop ? [] : [stem]));
  const numbered = (some: readonly string[]) => new Uint32Array(some.map(term => numberOf(term, dictionary.terms)));
  const read = (text: string) => ({ terms: terms(text), tokens: tokens(text) });
  const asked = askedIn({ title, questions }).map(one => ({ ...one, ...read(one.text) }));
  const titled = asked.some(({ isQuestion }) => !isQuestion) ? [] : terms(title);
  const about = [...asked, ...tags.map(read)];
  return {
    document: {
      about: numbered([...titled, ...about.flatMap(one => one.terms)]),
      wording: numbered(about.flatMap(one => [...wordingOf(one.tokens).keys()])),
      sections: sections.map(({ heading, text }) => ({
        heading: numbered(terms(heading ?? '')),
        text: numbered(words(text)),
      })),
    },
    examples: asked.map(({ text, isQuestion, tokens }) => ({
      text,
      isQuestion,
      row: dictionary.rowOf(tokens),
    })),
  };
}

/** What an article is asked by: its title and example questions. */
export function askedIn({
  title,
  questions,
}: Pick<Article, 'title' | 'questions'>): { text: string; isQuestion: boolean }[] {
  // The title is one more way to ask; said twice, once is enough.
  const isTitleAsked = questions.some(question => question.trim().toLowerCase() === title.trim().toLowerCase());
  return [
    ...(isTitleAsked ? [] : [{ text: title, isQuestion: false }]),
    ...questions.map(text => ({ text, isQuestion: true })),
  ];
}
