import { type FSWatcher, watch } from 'chokidar';
import { AppError } from '../base/errors.ts';
import type { Locale } from '../base/locale.ts';
import type { Logger } from '../base/logger.ts';
import { type ContentProblem, newProblems, problemText } from '../content/problem.ts';
import type { Article } from './article.ts';
import { type Library, type Links, loadKnowledge } from './load.ts';
import type { Analyzer, Knowledge } from './ports.ts';
import type { KnownCuts } from './ranking/locale-index.ts';
import { relatedArticles } from './related.ts';
import { type IndexData, measureArticles, openIndex } from './search.ts';
import { finishInSlices } from './slices.ts';

/** Quiet time after the last change, in ms: an editor writes a file in several steps. */
const settleMs = 150;
/** A steady stream of changes is not waited out longer than this, in ms, so that a saved file is live within a second. */
const patienceMs = 500;
/** So many articles are measured in about the second that an editor waits for a saved file to be live; more, elsewhere. */
const mostMeasuredHere = 1500;

export type WatchedKnowledge = Knowledge & {
  /** What is wrong with the files as last read. */
  problems(): readonly ContentProblem[];
  /** Reads the folder again now; resolves when the articles have been swapped, or left as they were. Never rejects. */
  reload(): Promise<void>;
  /** Builds the index of the same articles anew, after the analyzer has come to cut otherwise. Never rejects. */
  reindex(): Promise<void>;
  close(): Promise<void>;
};

export type KnowledgeOptions = {
  /** The folder with `<locale>/<topic>/<slug>.md`. */
  dir: string;
  analyzer: Analyzer;
  links: Links;
  logger: Logger;
  /** Told once about each new problem; they are logged as warnings anyway. */
  onProblems?: (problems: readonly ContentProblem[]) => void;
  /** Follow changes of the files while the process runs. */
  watch: boolean;
  /** Measures a great many articles elsewhere, in another thread; without it they are measured here, in slices. */
  measureElsewhere?: (articles: readonly Article[]) => Promise<IndexData>;
  /** Ids of what customers asked for after an article, most often first; without it, only likeness relates articles. */
  followers?: (articleId: string) => readonly string[];
};

/**
 * The articles of a folder, kept up to date. Rejects with AppError `knowledge_unreadable` when the folder cannot be read, or
 * holds files of which none can be used; an empty folder is merely logged.
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<WatchedKnowledge> {
  const { dir, links, logger } = options;
  let library = await firstLibrary(dir, links);
  let known: KnownCuts = new WeakMap();
  const index = async (next: Library) => lookup(next, options, await measure(next.articles, options, known));
  let live = await index(library);
  let problems: readonly ContentProblem[] = [];
  const tell = (found: readonly ContentProblem[]) => {
    const fresh = newProblems(found, problems);
    problems = found;
    for (const problem of fresh) logger.warn(problem, 'article needs mending');
    if (fresh.length > 0) options.onProblems?.(fresh);
  };
  tell(library.problems);
  if (library.articles.length === 0) logger.warn({ dir }, 'no articles: every question will need a person');

  let isCutAnew = false;
  const refresh = oneAtATime(async () => {
    const wasCut = isCutAnew;
    isCutAnew = false;
    try {
      if (wasCut) known = new WeakMap();
      const next = await loadKnowledge(dir, links, library);
      if (wasCut || !sameArticles(next, library)) {
        live = await index(next);
        logger.info({ articles: next.articles.length }, 'articles reloaded');
      }
      library = next;
      tell(next.problems);
    } catch (err) {
      // What was not cut anew is still to be.
      isCutAnew ||= wasCut;
      logger.error({ err, dir }, 'articles could not be read again; the last good ones keep answering');
      const message = 'the knowledge folder cannot be read; the articles read last keep answering';
      tell([{ file: '', line: 1, message }]);
    }
  });
  const reindex = () => {
    isCutAnew = true;
    return refresh();
  };
  const follower = options.watch ? await follow(dir, refresh, logger) : undefined;
  return {
    search: (query, limit) => live.search(query, limit),
    article: (locale, id) => live.article(locale, id),
    bySlug: (locale, slug) => live.bySlug(locale, slug),
    published: locale => live.published(locale),
    locales: () => live.locales(),
    related: (article, limit) => live.related(article, limit),
    problems: () => problems,
    reload: refresh,
    reindex,
    close: async () => {
      await follower?.close();
    },
  };
}

async function firstLibrary(dir: string, links: Links): Promise<Library> {
  const library = await loadKnowledge(dir, links).catch(cause => {
    throw new AppError(
      'internal',
      'knowledge_unreadable',
      `The knowledge folder ${dir} cannot be read; create it, or name another one in KNOWLEDGE_DIR`,
      { cause },
    );
  });
  if (library.articles.length > 0 || library.problems.length === 0) return library;
  const faults = library.problems.slice(0, 10).map(problem => problemText(problem, dir));
  throw new AppError('internal', 'knowledge_unreadable', `No article in ${dir} can be used:\n${faults.join('\n')}`);
}

function measure(
  articles: readonly Article[],
  { analyzer, measureElsewhere }: KnowledgeOptions,
  known: KnownCuts,
): Promise<IndexData> {
  if (measureElsewhere && articles.length > mostMeasuredHere) return measureElsewhere(articles);
  return finishInSlices(measureArticles(articles, analyzer, known), () => {});
}

/** One look at the articles, swapped as a whole. */
function lookup(
  library: Library,
  { analyzer, followers = () => [] }: Pick<KnowledgeOptions, 'analyzer' | 'followers'>,
  data: IndexData,
): Knowledge {
  const published = library.articles.filter(article => article.status === 'published');
  const search = openIndex(published, analyzer, data);
  const byId = new Map(published.map(article => [`${article.locale}/${article.id}`, article]));
  const bySlug = new Map(published.map(article => [`${article.locale}/${article.slug}`, article]));
  const byLocale: ReadonlyMap<Locale, Article[]> = Map.groupBy(published, article => article.locale);
  const article: Knowledge['article'] = (locale, id) => byId.get(`${locale}/${id}`);
  return {
    search: (query, limit) => search.search(query, limit),
    article,
    bySlug: (locale, slug) => bySlug.get(`${locale}/${slug}`),
    published: locale => byLocale.get(locale) ?? [],
    locales: () => [...byLocale.keys()],
    related: relatedArticles({ knowledge: { search: search.search, article }, terms: analyzer.terms, followers }),
  };
}

/** The loader hands unchanged articles over as they are, so identity tells whether the index must be built again. */
function sameArticles(a: Library, b: Library): boolean {
  return a.articles.length === b.articles.length && a.articles.every((article, i) => article === b.articles[i]);
}

/** Runs never overlap; calls during a run share the next one, which sees all that changed before it began. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}

async function follow(dir: string, reload: () => Promise<void>, logger: Logger): Promise<{ close(): Promise<void> }> {
  const watcher = watch(dir, { ignoreInitial: true, followSymlinks: false, depth: 3 });
  let timer: NodeJS.Timeout | undefined;
  let firstChange: number | undefined;
  let reloading: Promise<void> = Promise.resolve();
  watcher.on('all', () => {
    const now = performance.now();
    firstChange ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        firstChange = undefined;
        reloading = reload();
      },
      Math.max(0, Math.min(settleMs, firstChange + patienceMs - now)),
    );
  });
  watcher.on('error', err => logger.error({ err }, 'watching the articles failed; changes are seen at the next start'));
  await ready(watcher);
  // What changed between the first look and now was not seen by the watcher.
  reloading = reload();
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await reloading;
    },
  };
}

/** Changes before this would be missed. */
function ready(watcher: FSWatcher): Promise<void> {
  return new Promise(resolve => {
    watcher.on('ready', () => resolve());
  });
}
