import type { Locale } from '../base/locale.ts';
import type { Article, Section } from './article.ts';

/** Cuts text into index terms. */
export type Terms = (text: string, locale: Locale) => string[];

/** One word of a text, in order: what two texts are compared by. */
export type Token = {
  kind: 'word' | 'han' | 'code';
  /** Lower case, as written; the canonical word where a synonym stood. */
  text: string;
  stem: string;
  /** Too common to tell one article from another. */
  isStop: boolean;
};

/** How text is cut. Wired by app.ts from `language/`, which `knowledge/` does not know. */
export type Analyzer = { terms: Terms; tokens(text: string, locale: Locale): Token[] };

/** One article that may answer, with the section to show and the reason it was found. */
export type Hit = {
  article: Article;
  section: Section;
  /** How well it matches, 0 to 1; from `match.clarify` of policy.yaml on it is worth offering. */
  score: number;
  /** How sure it is that this one answers, 0 to 1: its score and its lead. From `match.answer` on the bot answers with it. */
  confidence: number;
  why: Why;
};

/** Why an article was found, in words that a person can read. */
export type Why = {
  /** Words of the query that the article's title, questions, tags or section hold; where a synonym or a misspelling stood, the word that was meant. */
  terms: string[];
  /** Words of the query that no article of its language knows. */
  unknown: string[];
  /** The title or example question that came nearest, if one shares anything, and its cosine similarity, 0 to 1. */
  question: string | undefined;
  similarity: number;
  /**
   * What the score is made of: title and example questions, texts, and an example in its very words. They add up to the score,
   * which is held to 1 and lowered by `unknown` words and for `isVague`.
   */
  parts: { questions: number; texts: number; exact: number };
  /** The query only names a topic: enough to be offered, too little to be answered. */
  isVague: boolean;
};

/**
 * Makes vectors of texts, all of one length, of which near ones mean alike. None is needed and none ships: the matcher compares
 * words and their pieces. Articles are encoded up to 64 texts at a time, what customers write one to four.
 */
export interface Encoder {
  /**
   * One vector a text, in their order; one of zeros for a text it cannot read. Rejects when it cannot do it now.
   *
   * @param signal aborted when nobody waits any longer
   */
  encode(texts: readonly string[], locale: Locale, signal: AbortSignal): Promise<readonly Float32Array[]>;
}

/** Vectors of articles' titles and example questions, by locale and text; of length 1. */
export type Encoded = ReadonlyMap<Locale, ReadonlyMap<string, Float32Array>>;

/** Vectors of what customers write, by text; of length 1. */
export type QueryVectors = ReadonlyMap<string, Float32Array>;

/** Ranks the published articles of a locale for a query. Best first, at most one hit an article. Pure. */
export interface Search {
  /** `vector` is what the encoder made of `text`, where articles were encoded too. */
  search(
    query: { text: string; locale: Locale; terms: readonly string[]; vector?: Float32Array | undefined },
    limit: number,
  ): Hit[];
}

/** An article that a customer was shown in the chat. */
export type Reading = {
  at: string;
  conversationId: string;
  articleId: string;
  /** False when the bot showed it unasked, as the next best. */
  wasAsked: boolean;
};

/** What customers were shown, one after another. */
export interface ReadingLog {
  /** Everything since `since` (ISO), newest first, a page at a time. */
  pages(since: string): AsyncIterable<readonly Reading[]>;
}

/** An article to read after another: customers asked for it `next`, or it is about something `similar`. */
export type Related = { article: Article; by: 'next' | 'similar' };

/** The articles as they stand now, all swapped at once when a file changed. */
export interface Knowledge extends Search {
  /** Published article by id; drafts and unknown ids are undefined. */
  article(locale: Locale, id: string): Article | undefined;
  /** Published article by slug; drafts and unknown slugs are undefined. */
  bySlug(locale: Locale, slug: string): Article | undefined;
  published(locale: Locale): readonly Article[];
  locales(): readonly Locale[];
  /**
   * Vectors for `search`; absent where there is no encoder. Texts have none where their language has none, or where the encoder is
   * not done within 300 ms. Never rejects.
   */
  encode?(texts: readonly string[], locale: Locale): Promise<QueryVectors>;
  /**
   * What readers of the article want next, most wanted first, at most `limit`: what customers asked after it, filled up with what is
   * about something similar. Never itself, and never an alarm (`urgent: true`) that nobody raised. Does not wait.
   */
  related(article: Article, limit: number): Related[];
}
