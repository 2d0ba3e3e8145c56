import type { ArticleFile } from '../files/article-files.ts';
import type { Indexer } from '../indexer.ts';
import type { Library, Links } from '../load.ts';
import type { Knowledge } from '../ports.ts';
import { draftLibrary, versionOf } from './draft-library.ts';

/** So many are kept: an editor asks several questions of one text, and undoes. */
const mostKept = 3;

export type TriesDeps = {
  indexer: Pick<Indexer, 'tryOut'>;
  links: Links;
  /** As they stand now. */
  library(): Library;
  live(): Knowledge;
};

/** Articles that are tried before they are saved. */
export type Tries = { of(place: ArticleFile, text: string): Promise<Knowledge | undefined> };

export function createTries({ indexer, links, library, live }: TriesDeps): Tries {
  const kept = new Map<string, { live: Knowledge; found: Promise<Knowledge | undefined> }>();

  async function tryOut(place: ArticleFile, text: string): Promise<Knowledge | undefined> {
    const now = live();
    const { locale } = place;
    const { library: tried, draft } = await draftLibrary(library(), place, text, { links, as: 'published' });
    const own = tried.articles.filter(article => article.locale === locale);
    const article = draft && own.find(({ file }) => file === place.file);
    return article && withLanguage(now, locale, await indexer.tryOut(own, article));
  }

  return {
    of(place, text) {
      const key = `${place.file}\n${versionOf(text)}`;
      const known = kept.get(key);
      // A file or the way texts are cut has changed since: everything is measured anew.
      const entry = known?.live === live() ? known : { live: live(), found: tryOut(place, text) };
      kept.delete(key);
      kept.set(key, entry);
      entry.found.catch(() => kept.delete(key));
      for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
      return entry.found;
    },
  };
}

/** What is known, with the articles of one language in the place of those that stand there now. */
function withLanguage(now: Knowledge, locale: string, tried: Knowledge): Knowledge {
  const of = (asked: string) => (asked === locale ? tried : now);
  const { encode } = now;
  return {
    search: (query, limit) => of(query.locale).search(query, limit),
    article: (asked, id) => of(asked).article(asked, id),
    bySlug: (asked, slug) => of(asked).bySlug(asked, slug),
    published: asked => of(asked).published(asked),
    locales: () => [...new Set([...now.locales(), ...tried.locales()])],
    related: (article, limit) => of(article.locale).related(article, limit),
    ...(encode ? { encode: (texts, asked) => of(asked).encode?.(texts, asked) ?? encode(texts, asked) } : {}),
  };
}
