import { AppError } from '../base/errors.ts';
import { type ContentProblem, newProblems, problemText } from '../content/problem.ts';
import { createTries } from './editing/tries.ts';
import type { ArticleFile } from './files/article-files.ts';
import { followFolder, oneAtATime } from './files/folder-watch.ts';
import { createIndexer, type IndexerOptions } from './indexer.ts';
import { type Library, type Links, loadKnowledge } from './load.ts';
import type { Knowledge } from './ports.ts';

export type WatchedKnowledge = Knowledge & {
  /** What is wrong with the files as last read. */
  problems(): readonly ContentProblem[];
  /** The files as last read. */
  library(): Library;
  /**
   * The articles as they would answer if `text` stood in a file and were published; undefined when it cannot be used. The same
   * text again is looked up. Rejects when they cannot be measured.
   */
  tryOut(place: ArticleFile, text: string): Promise<Knowledge | undefined>;
  /** Reads the folder again now; resolves when the articles have been swapped, or left as they were. Never rejects. */
  reload(): Promise<void>;
  /** Builds the index of the same articles anew, after the analyzer has come to cut otherwise. Never rejects. */
  reindex(): Promise<void>;
  close(): Promise<void>;
};

export type KnowledgeOptions = IndexerOptions & {
  /** The folder with `<locale>/<topic>/<slug>.md`. */
  dir: string;
  links: Links;
  /** Told once about each new problem; they are logged as warnings anyway. */
  onProblems?: (problems: readonly ContentProblem[]) => void;
  /** Follow changes of the files while the process runs. */
  watch: boolean;
};

/**
 * The articles of a folder, kept up to date. Rejects with AppError `knowledge_unreadable` when the folder cannot be read, or
 * holds files of which none can be used; an empty folder is merely logged.
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<WatchedKnowledge> {
  const { dir, links, logger } = options;
  const indexer = createIndexer(options);
  const problems = problemLog(options);
  let library = await firstLibrary(dir, links);
  let live = await indexer.index(library.articles);
  problems.tell(library.problems);
  if (library.articles.length === 0) logger.warn({ dir }, 'no articles: every question will need a person');

  const refresh = oneAtATime(async () => {
    try {
      const next = await loadKnowledge(dir, links, library);
      if (indexer.isStale() || !sameArticles(next, library)) {
        live = await indexer.index(next.articles);
        logger.info({ articles: next.articles.length }, 'articles reloaded');
      }
      library = next;
      problems.tell(next.problems);
    } catch (err) {
      logger.error({ err, dir }, 'articles could not be read again; the last good ones keep answering');
      const message = 'the knowledge folder cannot be read; the articles read last keep answering';
      problems.tell([{ file: '', line: 1, message }]);
    }
  });
  const tries = createTries({ indexer, links, library: () => library, live: () => live });
  indexer.onStale(() => void refresh());
  const follower = options.watch ? await followFolder(dir, refresh, logger) : undefined;
  return {
    ...alwaysOf(() => live),
    problems: problems.last,
    library: () => library,
    tryOut: tries.of,
    reload: refresh,
    reindex: () => {
      indexer.forgetCuts();
      return refresh();
    },
    close: async () => {
      indexer.close();
      await follower?.close();
    },
  };
}

/** The articles as they stand at each call. */
function alwaysOf(live: () => Knowledge): Knowledge {
  const { encode } = live();
  return {
    search: (query, limit) => live().search(query, limit),
    article: (locale, id) => live().article(locale, id),
    bySlug: (locale, slug) => live().bySlug(locale, slug),
    published: locale => live().published(locale),
    locales: () => live().locales(),
    related: (article, limit) => live().related(article, limit),
    ...(encode ? { encode: async (texts, locale) => live().encode?.(texts, locale) ?? new Map() } : {}),
  };
}

/** Tells of each problem once, for as long as it stays. */
function problemLog({ logger, onProblems }: Pick<KnowledgeOptions, 'logger' | 'onProblems'>) {
  let last: readonly ContentProblem[] = [];
  return {
    last: () => last,
    tell(found: readonly ContentProblem[]) {
      const fresh = newProblems(found, last);
      last = found;
      for (const problem of fresh) logger.warn(problem, 'article needs mending');
      if (fresh.length > 0) onProblems?.(fresh);
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

/** The loader hands unchanged articles over as they are, so identity tells whether the index must be built again. */
function sameArticles(a: Library, b: Library): boolean {
  return a.articles.length === b.articles.length && a.articles.every((article, i) => article === b.articles[i]);
}
