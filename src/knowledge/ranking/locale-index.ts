import type { Locale } from '../../base/locale.ts';
import type { Article, Section } from '../article.ts';
import type { Analyzer } from '../ports.ts';
import { portion, type Work } from '../slices.ts';
import { type CutTexts, cutTextsOf, type Dictionary, emptyDictionary } from './cut-texts.ts';
import { type Examples, type ExamplesData, measureExamples, openExamples, withEncoded } from './questions/examples.ts';
import { type Fitted, type QuestionMatcher, questionMatcher } from './questions/question-matcher.ts';
import { selfTest } from './questions/self-test.ts';
import { indexTexts, type TextData } from './texts/text-data.ts';
import { openTexts, type TextIndex } from './texts/text-index.ts';

/** What is indexed of an article; the loader's articles are such, and so are those of a file of labelled questions. */
export type Indexable = Pick<Article, 'title' | 'questions' | 'tags' | 'sections'>;

/** Plain data of one locale's index, which can be handed between threads. */
export type LocaleData = {
  examples: ExamplesData;
  texts: TextData;
  fitted: Fitted;
  /** What the articles' own questions reach when held out (`selfTest`); undefined where there are too few to tell. */
  selfTest: number | undefined;
};

/** Everything one locale's search looks into. Built once, never changed. */
export type LocaleIndex<A extends Indexable> = {
  articles: readonly A[];
  examples: Examples;
  questions: QuestionMatcher;
  texts: TextIndex;
  selfTest: number | undefined;
  /** What the article at a place holds; title and tags are cut when first wanted. */
  termsOf(place: number): ArticleTerms;
};

export type ArticleTerms = {
  title: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  sections: readonly Section[];
  /** Where the n-th section holds a term. */
  placeIn(section: number, term: string): 'heading' | 'text' | undefined;
};

/** What was cut of articles before, by locale, so that a change of one does not cut all again. */
export type KnownCuts = Map<Locale, { dictionary: Dictionary; cuts: WeakMap<Indexable, CutTexts> }>;

/** Measures articles of one locale: the costly part of an index. */
export function* measureLocale(
  articles: readonly Indexable[],
  locale: Locale,
  analyzer: Analyzer,
  known: KnownCuts,
  encoded?: ReadonlyMap<string, Float32Array>,
): Work<LocaleData> {
  const { dictionary, cuts: before } = known.get(locale) ?? { dictionary: emptyDictionary(), cuts: new WeakMap() };
  known.set(locale, { dictionary, cuts: before });
  const cuts: CutTexts[] = [];
  for (const article of articles) {
    const cut = before.get(article) ?? cutTextsOf(article, locale, analyzer, dictionary);
    before.set(article, cut);
    cuts.push(cut);
    yield (0.5 * cuts.length) / articles.length;
  }
  const documents = cuts.map(({ document }) => document);
  const asked = cuts.map(cut => cut.examples);
  const texts = yield* portion(indexTexts(documents, dictionary.terms), 0.5, 0.7);
  const measured = yield* portion(measureExamples(asked, dictionary.features), 0.7, 0.9);
  const examples = encoded ? withEncoded(measured, encoded) : measured;
  const questions = questionMatcher(openExamples(examples));
  return {
    examples,
    texts,
    fitted: questions.fitted,
    selfTest: yield* portion(selfTest(examples.examples.length, questions, articles.length), 0.9, 1),
  };
}

/** Opens measured data with the articles it was measured of, in the same order. */
export function openLocale<A extends Indexable>(
  articles: readonly A[],
  locale: Locale,
  analyzer: Analyzer,
  data: LocaleData,
): LocaleIndex<A> {
  const examples = openExamples(data.examples);
  const texts = openTexts(data.texts);
  const known: (ArticleTerms | undefined)[] = [];
  const cut = (text: string) => analyzer.terms(text, locale);
  return {
    articles,
    examples,
    questions: questionMatcher(examples, data.fitted),
    texts,
    selfTest: data.selfTest,
    termsOf: place => {
      const { title = '', tags = [], sections = [] } = articles[place] ?? {};
      known[place] ??= {
        title: new Set(cut(title)),
        tags: new Set(tags.flatMap(cut)),
        sections,
        placeIn: (section, term) => texts.placeIn(place, section, term),
      };
      return known[place];
    },
  };
}
