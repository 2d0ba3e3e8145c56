import { isBareTopic, joinQuery, massOf, onlyTerm, type QueryTerms, weighTerms } from './query-terms.ts';
import { type IndexedArticle, type LocaleIndex, type Phrase, splitTerms } from './search-index.ts';

/** Why an article may answer a query, and how sure that is. */
export type Evidence = {
  article: IndexedArticle;
  /** 0 to 1. */
  score: number;
  /** Terms of the query that the article holds. */
  terms: string[];
  /** The example question that came nearest. */
  question: Phrase | undefined;
};

// Shares of the three kinds of evidence; they add up to 1, so that a query worded as an example question scores 1.
const phraseShare = 0.4;
const aboutShare = 0.3;
const bodyShare = 0.3;
/** A term that stands only in a section's running text says less than one in title, questions, tags or heading. */
const textFactor = 0.6;
/** What a bare topic scores at most: below any sensible threshold of an answer, above that of an offer. */
const topicScore = (score: number) => 0.26 + 0.18 * score;

/**
 * Ranks the articles of a locale, best first, those without any evidence left out. The score joins
 * - the nearest title or example question: shared weight / sqrt(weight of the query x weight of the phrase),
 * - how much of the query's weight the title, questions and tags hold,
 * - how much of it the best single section holds with them,
 * where terms no article holds keep their weight in the query, so that what we know nothing about scores low.
 */
export function weighEvidence(index: LocaleIndex, text: string, terms: readonly string[]): Evidence[] {
  const query = weighTerms(index, terms);
  const mass = massOf(query);
  if (mass === 0) return [];
  const phrases = nearestPhrases(index, query, mass);
  const bodies = nearestBodies(index, query);
  const isTopic = isBareTopic(index, text, query);
  const only = onlyTerm(query);
  const found: Evidence[] = [];
  for (const [at, body] of bodies) {
    const article = index.articles[at];
    if (!article) continue;
    const { similarity = 0, question } = phrases.get(at) ?? {};
    const score = phraseShare * similarity + (aboutShare * body.about + bodyShare * body.best) / mass;
    const isVague = isTopic || (only !== undefined && !isNamed(article, only));
    // Asked in the very words of an example question, even a topic is a question.
    const isAsked = question !== undefined && letters(question.text) === letters(text);
    found.push({
      article,
      score: Math.min(1, isVague && !isAsked ? Math.min(score, topicScore(score)) : score),
      terms: [...body.terms],
      question,
    });
  }
  return found.sort((a, b) => b.score - a.score);
}

/** A single word asks for an article only where it names it; a lone character (不) names nothing. */
function isNamed({ title, tags }: IndexedArticle, word: string): boolean {
  return word.length > 1 && (title.has(word) || tags.has(word));
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

type NearestPhrase = { similarity: number; question: Phrase | undefined; asked: number };

/** By article: the similarity of its nearest phrase, and its nearest question. */
function nearestPhrases(index: LocaleIndex, query: QueryTerms, mass: number): Map<number, NearestPhrase> {
  const shared = new Map<number, number>();
  for (const [term, weight] of query) {
    for (const at of index.byTerm.get(term) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
  }
  const nearest = new Map<number, NearestPhrase>();
  for (const [at, weight] of shared) {
    const phrase = index.phrases[at];
    if (!phrase) continue;
    const similarity = weight / Math.sqrt(mass * phrase.mass);
    const best = nearest.get(phrase.article) ?? { similarity: 0, question: undefined, asked: 0 };
    if (similarity > best.similarity) best.similarity = similarity;
    if (phrase.isQuestion && similarity > best.asked) {
      best.question = phrase;
      best.asked = similarity;
    }
    nearest.set(phrase.article, best);
  }
  return nearest;
}

type NearestBody = {
  /** Weight of the query's terms in title, questions and tags. */
  about: number;
  /** The same, joined by the best section's heading and text. */
  best: number;
  terms: Set<string>;
};

/** By article: what MiniSearch found in its sections. */
function nearestBodies(index: LocaleIndex, query: QueryTerms): Map<number, NearestBody> {
  const bodies = new Map<number, NearestBody>();
  for (const { id, match } of index.bodies.search(joinQuery(query), { tokenize: splitTerms })) {
    const at = Number.parseInt(String(id), 10);
    const body = bodies.get(at) ?? { about: 0, best: 0, terms: new Set() };
    let about = 0;
    let all = 0;
    for (const [term, fields] of Object.entries(match)) {
      const weight = query.get(term) ?? 0;
      const isAbout = fields.includes('about');
      if (isAbout) about += weight;
      all += isAbout || fields.includes('heading') ? weight : textFactor * weight;
      body.terms.add(term);
    }
    body.about = about;
    body.best = Math.max(body.best, all);
    bodies.set(at, body);
  }
  return bodies;
}
