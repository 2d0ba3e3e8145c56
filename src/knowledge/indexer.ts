import type { Locale } from '../base/locale.ts';
import type { Logger } from '../base/logger.ts';
import type { Article } from './article.ts';
import { ArticleVectors } from './encoding/article-vectors.ts';
import { createQueryVectors } from './encoding/query-vectors.ts';
import type { Analyzer, Encoded, Encoder, Knowledge } from './ports.ts';
import type { KnownCuts } from './ranking/locale-index.ts';
import { relatedArticles } from './related.ts';
import { type IndexData, measureArticles, openIndex } from './search.ts';
import { finishInSlices } from './slices.ts';

/** So many articles are measured in about the second that an editor waits for a saved file to be live; more, elsewhere. */
const mostMeasuredHere = 1500;

export type IndexerOptions = {
  analyzer: Analyzer;
  logger: Logger;
  /** Measures a great many articles elsewhere, in another thread; without it they are measured here, in slices. */
  measureElsewhere?: (articles: readonly Article[], encoded?: Encoded) => Promise<IndexData>;
  /** Ids of what customers asked for after an article, most often first; without it, only likeness relates articles. */
  followers?: (articleId: string) => readonly string[];
  /** Compares what texts mean beside their words; none is needed. While it fails or is slow, words alone are compared. */
  encoder?: Encoder;
};

/** Makes articles searchable, with what it remembers of the time before. */
export type Indexer = {
  /** Rejects when they cannot be measured; they are stale then. */
  index(articles: readonly Article[]): Promise<Knowledge>;
  /**
   * The articles of one language with one that is only tried: nothing that answers changes. Its vectors are asked for as a
   * question's are; without them words alone are compared. Rejects when they cannot be measured.
   */
  tryOut(articles: readonly Article[], tried: Article): Promise<Knowledge>;
  /** Whether the same articles would be indexed otherwise now. */
  isStale(): boolean;
  /** The analyzer has come to cut otherwise. */
  forgetCuts(): void;
  /** Told when articles have become stale by themselves, and now when they already are. */
  onStale(listener: () => void): void;
  close(): void;
};

export function createIndexer(options: IndexerOptions): Indexer {
  const { encoder, logger } = options;
  const vectors = encoder && new ArticleVectors(encoder, logger);
  const encode = encoder && createQueryVectors(encoder, logger);
  let known: KnownCuts = new Map();
  let isStale = false;
  const inTurn = turnstile();
  const open = (articles: readonly Article[], data: IndexData, encoded: Encoded | undefined): Knowledge => {
    const found = lookup(articles, options, data);
    return encode ? { ...found, encode: onlyWhere(encoded, encode) } : found;
  };
  return {
    async index(articles) {
      isStale = false;
      try {
        const encoded = vectors && (await vectors.of(articles));
        const data = await inTurn(() => measure(articles, options, known, encoded));
        return open(articles, data, encoded);
      } catch (error) {
        isStale = true;
        throw error;
      }
    },
    async tryOut(articles, tried) {
      const encoded = vectors && encode && (await withTried(vectors.given(), tried, encode));
      const work = () => finishInSlices(measureArticles(articles, options.analyzer, known, encoded), () => {});
      return open(articles, await inTurn(work), encoded);
    },
    isStale: () => isStale,
    forgetCuts() {
      known = new Map();
      isStale = true;
    },
    onStale(listener) {
      vectors?.onLate(() => {
        isStale = true;
        listener();
      });
    },
    close: () => vectors?.close(),
  };
}

/** One after another: what is cut is numbered in one dictionary, which must not grow while others measure by it. */
function turnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  };
}

/** The vectors of a language with those of one more article; without the language where they are not to be had. */
async function withTried(given: Encoded, { locale, title, questions }: Article, encode: Encode): Promise<Encoded> {
  const own = given.get(locale);
  if (!own) return new Map();
  const texts = [...new Set([title, ...questions])].filter(text => !own.has(text));
  const found = await encode(texts, locale);
  return found.size < texts.length ? new Map() : new Map([[locale, new Map([...own, ...found])]]);
}

type Encode = NonNullable<Knowledge['encode']>;

/** A question is compared with nothing where no article is encoded. */
function onlyWhere(encoded: Encoded | undefined, encode: Encode): Encode {
  const isEncoded = (locale: Locale) => (encoded?.get(locale)?.size ?? 0) > 0;
  return async (texts, locale) => (isEncoded(locale) ? encode(texts, locale) : new Map());
}

function measure(
  articles: readonly Article[],
  { analyzer, measureElsewhere }: IndexerOptions,
  known: KnownCuts,
  encoded: Encoded | undefined,
): Promise<IndexData> {
  if (measureElsewhere && articles.length > mostMeasuredHere) return measureElsewhere(articles, encoded);
  return finishInSlices(measureArticles(articles, analyzer, known, encoded), () => {});
}

/** One look at the articles, swapped as a whole. */
function lookup(
  articles: readonly Article[],
  { analyzer, followers = () => [] }: Pick<IndexerOptions, 'analyzer' | 'followers'>,
  data: IndexData,
): Knowledge {
  const published = articles.filter(article => article.status === 'published');
  const { search } = openIndex(published, analyzer, data);
  const byId = new Map(published.map(article => [`${article.locale}/${article.id}`, article]));
  const bySlug = new Map(published.map(article => [`${article.locale}/${article.slug}`, article]));
  const byLocale: ReadonlyMap<Locale, Article[]> = Map.groupBy(published, article => article.locale);
  const article: Knowledge['article'] = (locale, id) => byId.get(`${locale}/${id}`);
  return {
    search,
    article,
    bySlug: (locale, slug) => bySlug.get(`${locale}/${slug}`),
    published: locale => byLocale.get(locale) ?? [],
    locales: () => [...byLocale.keys()],
    related: relatedArticles({ knowledge: { search, article }, terms: analyzer.terms, followers }),
  };
}
