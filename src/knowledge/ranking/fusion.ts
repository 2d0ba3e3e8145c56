import type { Token } from '../ports.ts';
import type { Indexable, LocaleIndex } from './locale-index.ts';
import type { Example } from './questions/examples.ts';
import type { QuestionMatch } from './questions/question-matcher.ts';
import { code, isBareTopic, massOf, onlyTerm, weighTerms } from './texts/query-terms.ts';
import type { Corrections } from './texts/spelling.ts';
import type { QueryTerms, TextMatch } from './texts/text-index.ts';
import { wordingOf } from './texts/wording.ts';

/** Why an article may answer a query. */
export type Evidence<A extends Indexable> = {
  article: A;
  /** Its place in the index. */
  place: number;
  /** 0 and up; about 1.5 for an example in its own words. */
  score: number;
  /** What the score is made of, before a bare topic lowers it. */
  parts: { questions: number; texts: number; exact: number };
  /** Terms of the query that the article holds, and how much of the query they are, 0 to 1. */
  terms: string[];
  coverage: number;
  /** How much of the query stands in no article, 0 to 1; 0 where articles have no text to speak of. */
  foreign: number;
  /** Terms of the query that no article holds. */
  unknown: string[];
  /** The query only names a topic, or says a single word of the article's: it says what about, not what. */
  isVague: boolean;
  /** It says a word in passing: none that the article is about, or one among others that have nothing to do with it. */
  isPassing: boolean;
  /** The title or example question that came nearest, and its cosine similarity. */
  nearest: { example: Example; similarity: number } | undefined;
};

/** What the best match among titles, questions and tags by BM25 adds. */
const aboutShare = 0.2;
/** What the best match among sections by BM25 adds. */
const sectionShare = 0.5;
/** What it adds when a section, beyond title and questions, holds all that is asked. */
const bodyShare = 0.2;
/** What the exact words of an example question add: nothing speaks more clearly. */
const exactShare = 0.5;
/** What a bare topic scores at most: enough to be offered, too little to be an answer. */
const topicScore = (score: number) => 0.35 + 0.15 * Math.min(1, score);
/** Cosine similarity to an example question below which a word that both have is an accident. */
const leastLikeness = 0.15;
/** Where there are many articles, this many that their texts suggest are compared question by question. */
const shortlist = 120;
/** Up to so many examples all are compared. */
const mostCompared = 4000;

/** More than so many nobody looks at. */
const mostTold = 50;

export type Query = {
  text: string;
  terms: readonly string[];
  tokens: readonly Token[];
  vector?: Float32Array | undefined;
};

/** Ranks the articles of a locale, best first; those without any evidence are left out. */
export function rank<A extends Indexable>(index: LocaleIndex<A>, asked: Query): Evidence<A>[] {
  const { texts, examples } = index;
  const query = corrected(asked, texts.correct(asked.tokens));
  const weighed = weighTerms(texts, query.terms);
  const isLarge = examples.all.length > mostCompared;
  const { byArticle: found, termsOf } = texts.find(weighed, isLarge ? undefined : wordingOf(query.tokens));
  const candidates = isLarge ? likeliest(found) : undefined;
  const matches = new Map(
    index.questions.match(query.tokens, candidates, query.vector).map(match => [match.article, match]),
  );
  const mass = massOf(weighed);
  const unknown = [...weighed.keys()].filter(term => !texts.isKnown(term));
  const foreign = texts.hasBodies && mass > 0 ? sumOf(unknown, weighed) / mass : 0;
  const scale = scaleOf(found, mass);
  const isTopic = isBareTopic(texts, query.text, weighed);
  const only = onlyTerm(weighed);
  // A product's code names it wherever it stands.
  const isKnownCode = only !== undefined && code.test(only) && texts.isKnown(only);
  const written = letters(query.text);
  const scored = [...new Set([...matches.keys(), ...(candidates ?? found.keys())])].flatMap(at => {
    const article = index.articles[at];
    if (!article) return [];
    const match = matches.get(at);
    const isExact = match !== undefined && isAskedAs(match, written);
    const parts = { questions: match?.score ?? 0, texts: scale(found.get(at)), exact: isExact ? exactShare : 0 };
    const isUnnamed = only !== undefined && !isKnownCode && !isNamed(index, at, only);
    const isVague = !isExact && (isTopic || isUnnamed);
    const sum = parts.questions + parts.texts + parts.exact;
    if (sum <= 0) return [];
    return [{ article, place: at, parts, isVague, isUnnamed, score: isVague ? Math.min(sum, topicScore(sum)) : sum }];
  });
  const best = scored.sort((a, b) => b.score - a.score).slice(0, mostTold);
  return best.map(({ isUnnamed, ...one }) => {
    const match = matches.get(one.place);
    const terms = termsOf(one.place);
    return {
      ...one,
      // 'howdoiresetmypassword' is no word of any article, and yet all of one question.
      foreign: one.parts.exact > 0 ? 0 : foreign,
      unknown,
      terms,
      isPassing: one.isVague && isUnnamed && (terms.length === 0 || (match?.similarity ?? 0) < leastLikeness),
      coverage: mass === 0 ? 0 : sumOf(terms, weighed) / mass,
      nearest: match && { example: match.nearest, similarity: match.similarity },
    };
  });
}

/** A misspelt word counts as the known one that is meant. */
function corrected(query: Query, corrections: Corrections): Query {
  if (corrections.size === 0) return query;
  const meant = (stem: string) => corrections.get(stem) ?? stem;
  return {
    ...query,
    terms: query.terms.map(meant),
    tokens: query.tokens.map(token => ({ ...token, stem: meant(token.stem) })),
  };
}

/** In the very words of an example question, with or without its spaces. */
function isAskedAs({ nearest: { isQuestion, text } }: QuestionMatch, written: string): boolean {
  const mayBe = isQuestion && text.length >= written.length && text.length <= 2 * written.length;
  return mayBe && letters(text) === written;
}

function sumOf(terms: Iterable<string>, query: QueryTerms): number {
  let sum = 0;
  for (const term of terms) sum += query.get(term) ?? 0;
  return sum;
}

/** The places of the articles that their texts suggest. */
function likeliest(found: ReadonlyMap<number, TextMatch>): number[] {
  return [...found]
    .sort(([, a], [, b]) => b.about + b.section - (a.about + a.section))
    .slice(0, shortlist)
    .map(([at]) => at);
}

/**
 * What the texts add to a score: the best of each kind is the yardstick, worth the more, the more of what is asked it holds;
 * and what only a section holds.
 */
function scaleOf(found: ReadonlyMap<number, TextMatch>, mass: number): (text: TextMatch | undefined) => number {
  let [about, section, held] = [0, 0, 0];
  for (const one of found.values()) {
    about = Math.max(about, one.about);
    section = Math.max(section, one.section);
    held = Math.max(held, one.aboutMass);
  }
  return text => {
    if (!text || mass === 0) return 0;
    const body = (text.wholeMass - text.aboutMass) / mass;
    return (
      aboutShare * (text.about / (about || 1)) * (held / mass) +
      sectionShare * (text.section / (section || 1)) * (text.wholeMass / mass) +
      bodyShare * body
    );
  };
}

/** A single word asks for an article only where it names it; a lone character (不) names nothing. */
function isNamed<A extends Indexable>(index: LocaleIndex<A>, place: number, word: string): boolean {
  const { title, tags } = index.termsOf(place);
  return word.length > 1 && (title.has(word) || tags.has(word));
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
