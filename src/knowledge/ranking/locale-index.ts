import type { Locale } from '../../base/locale.ts';
import type { Article, Section } from '../article.ts';
import type { Analyzer } from '../ports.ts';
import { type Example, type Examples, type ExamplesData, measureExamples, openExamples } from './examples.ts';
import { type QuestionMatcher, questionMatcher } from './question-matcher.ts';
import { selfTest } from './self-test.ts';
import { indexTexts, openTexts, type TextData, type TextDocument, type TextIndex, wordingOf } from './text-index.ts';

/** What is indexed of an article; the loader's articles are such, and so are those of a file of labelled questions. */
export type Indexable = Pick<Article, 'title' | 'questions' | 'tags' | 'sections'>;

/** Plain data of one locale's index, which can be handed between threads. */
export type LocaleData = { examples: ExamplesData; texts: TextData; selfTest: number | undefined };

/** Everything one locale's search looks into. Built once, never changed. */
export type LocaleIndex<A extends Indexable> = {
  articles: readonly A[];
  examples: Examples;
  questions: QuestionMatcher;
  texts: TextIndex;
  /** What the articles' own questions reach when held out (`selfTest`); undefined where there are too few to tell. */
  selfTest: number | undefined;
  /** The terms of an article's parts, cut when first wanted. */
  termsOf(article: A): ArticleTerms;
};

export type ArticleTerms = {
  title: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  sections: { section: Section; heading: ReadonlySet<string>; text: ReadonlySet<string> }[];
};

/** Measures articles of one locale. The costly part: all that is analysed or fitted is in the result. */
export function measureLocale(articles: readonly Indexable[], locale: Locale, analyzer: Analyzer): LocaleData {
  const cut = {
    terms: (text: string) => analyzer.terms(text, locale),
    wording: (text: string) => [...wordingOf(analyzer.tokens(text, locale)).keys()],
  };
  const documents = articles.map(article => documentOf(article, cut));
  const listed = articles.flatMap((article, at) => examplesOf(article, at));
  const examples = measureExamples(
    listed,
    articles.length,
    listed.map(({ text }) => analyzer.tokens(text, locale)),
  );
  return { examples, texts: indexTexts(documents), selfTest: undefined };
}

/** Opens measured data with the articles it was measured of, in the same order. */
export function openLocale<A extends Indexable>(
  articles: readonly A[],
  locale: Locale,
  analyzer: Analyzer,
  data: LocaleData,
): LocaleIndex<A> {
  const examples = openExamples(data.examples);
  const questions = questionMatcher(examples);
  const known = new WeakMap<A, ArticleTerms>();
  return {
    articles,
    examples,
    questions,
    texts: openTexts(data.texts),
    selfTest: data.selfTest ?? selfTest(examples.all.length, questions),
    termsOf: article => {
      const terms = known.get(article) ?? articleTerms(article, text => new Set(analyzer.terms(text, locale)));
      known.set(article, terms);
      return terms;
    },
  };
}

function documentOf(
  { title, questions, tags, sections }: Indexable,
  { terms, wording }: Record<'terms' | 'wording', (text: string) => string[]>,
): TextDocument {
  const about = [title, ...questions, ...tags];
  return {
    about: about.flatMap(terms),
    wording: about.flatMap(wording),
    sections: sections.map(({ heading, text }) => ({ heading: terms(heading ?? ''), text: terms(text) })),
  };
}

/** The title is one more way to ask; said twice, once is enough. */
function examplesOf({ title, questions }: Indexable, article: number): Example[] {
  const isTitleAsked = questions.some(question => question.trim().toLowerCase() === title.trim().toLowerCase());
  return [
    ...(isTitleAsked ? [] : [{ article, text: title, isQuestion: false }]),
    ...questions.map(text => ({ article, text, isQuestion: true })),
  ];
}

function articleTerms({ title, tags, sections }: Indexable, cut: (text: string) => Set<string>): ArticleTerms {
  return {
    title: cut(title),
    tags: new Set(tags.flatMap(tag => [...cut(tag)])),
    sections: sections.map(section => ({ section, heading: cut(section.heading ?? ''), text: cut(section.text) })),
  };
}
