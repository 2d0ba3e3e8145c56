import type { Locale } from '../../base/locale.ts';
import type { Article } from '../article.ts';
import type { Analyzer, Token } from '../ports.ts';
import type { TextDocument } from './texts/text-data.ts';
import { wordingOf } from './texts/wording.ts';

/** All texts of an article, cut: what an index is made of. */
export type CutTexts = {
  document: TextDocument;
  /** The title and the example questions. */
  examples: { text: string; isQuestion: boolean; tokens: Token[] }[];
};

export function cutTextsOf(
  { title, questions, tags, sections }: Pick<Article, 'title' | 'questions' | 'tags' | 'sections'>,
  locale: Locale,
  analyzer: Analyzer,
): CutTexts {
  const terms = (text: string) => analyzer.terms(text, locale);
  const tokens = (text: string) => analyzer.tokens(text, locale);
  const words = (text: string) => tokens(text).flatMap(({ stem, isStop }) => (isStop ? [] : [stem]));
  // The title is one more way to ask; said twice, once is enough.
  const isTitleAsked = questions.some(question => question.trim().toLowerCase() === title.trim().toLowerCase());
  const examples = [
    ...(isTitleAsked ? [] : [{ text: title, isQuestion: false, tokens: tokens(title) }]),
    ...questions.map(text => ({ text, isQuestion: true, tokens: tokens(text) })),
  ];
  const wording = [...examples.map(example => example.tokens), ...tags.map(tokens)];
  return {
    document: {
      about: [title, ...questions, ...tags].flatMap(terms),
      wording: wording.flatMap(said => [...wordingOf(said).keys()]),
      sections: sections.map(({ heading, text }) => ({ heading: terms(heading ?? ''), text: words(text) })),
    },
    examples,
  };
}
