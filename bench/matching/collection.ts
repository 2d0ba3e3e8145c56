import type { Article } from '../../src/knowledge/article.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type BenchLocale, sampleArticles, wordsOf } from './samples.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { type Writing, writingOf } from './writing.ts';

/** Made-up articles, and questions of which is known what answers them. */
export type Collection = { articles: Article[]; queries: { text: string; articleId: string }[] };

export type CollectionOptions = { locale: BenchLocale; articles: number; queries: number; seed: number };

/** Articles that are about the same. */
const aTopic = 40;
const topicWords = 40;
const bodyLength = { en: 800, zh: 800 };
const sectionsOfOne = 3;
const questionsOfOne = 3;

/** What an article is about: words of its topic, and others that few articles hold. */
type Subject = { words: string[]; topic: readonly string[] };

/**
 * Articles of about 800 characters in three sections, each with a title and three example questions. A question says some of the
 * article's own words, in other company than the other questions do, and so does the query that is held out: a paraphrase. Further
 * words of the topic stand in some, which lead astray. The same seed gives the same collection.
 */
export async function makeCollection({ locale, articles, queries, seed }: CollectionOptions): Promise<Collection> {
  const chance = chanceOf(seed);
  const vocabulary = vocabularyOf(wordsOf(await sampleArticles(locale), locale), locale, chance);
  const writing = writingOf(locale, chance);
  const topics = Array.from({ length: Math.ceil(articles / aTopic) }, () => chance.some(vocabulary.rare, topicWords));
  const made: Article[] = [];
  const asked: Collection['queries'] = [];
  const step = articles / queries;
  for (let at = 0; at < articles; at += 1) {
    const topic = chance.pick(topics);
    const subject = { topic, words: [...chance.some(topic, 3), ...chance.some(vocabulary.rare, 2)] };
    const article = articleOf(`a${at}`, locale, subject, vocabulary, writing, chance);
    made.push(article);
    if (at >= asked.length * step)
      asked.push({ text: held(subject, vocabulary, writing, chance), articleId: article.id });
  }
  return { articles: made, queries: asked };
}

function articleOf(
  id: string,
  locale: BenchLocale,
  subject: Subject,
  vocabulary: Vocabulary,
  writing: Writing,
  chance: Chance,
): Article {
  const title = writing.phrase([...chance.some(subject.words, 3), vocabulary.next()]);
  const questions = Array.from({ length: questionsOfOne }, () => question(subject, vocabulary, writing, chance));
  const word = () => {
    const kind = chance.share();
    if (kind < 0.08) return chance.pick(subject.words);
    return kind < 0.22 ? chance.pick(subject.topic) : vocabulary.next();
  };
  const sections = Array.from({ length: sectionsOfOne }, (_, at) => {
    const heading = at === 0 ? undefined : writing.phrase([chance.pick(subject.words), vocabulary.next()]);
    const text = writing.prose(word, bodyLength[locale] / sectionsOfOne);
    return { anchor: at === 0 ? '' : `s${at}`, heading, markdown: text, text };
  });
  const place = { locale, topic: 'made-up', slug: id, file: `${locale}/made-up/${id}.md`, version: '' };
  const front = { id, title, questions, tags: [], updated: '2026-01-01', status: 'published', urgent: false } as const;
  return { ...front, ...place, tags: [], sections, html: '' };
}

function question({ words }: Subject, vocabulary: Vocabulary, writing: Writing, chance: Chance): string {
  return writing.question([...chance.some(words, 3), vocabulary.next()]);
}

function held({ words, topic }: Subject, vocabulary: Vocabulary, writing: Writing, chance: Chance): string {
  const own = chance.some(words, 2).map(writing.inflect);
  const astray = chance.some(topic, chance.below(3));
  return writing.question([...own, ...astray, vocabulary.next(), vocabulary.next()]);
}
