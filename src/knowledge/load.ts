import { setImmediate } from 'node:timers/promises';
import type { Locale } from '../base/locale.ts';
import { byPlace, ContentError, type ContentProblem } from '../content/problem.ts';
import type { Article } from './article.ts';
import { type ArticleFile, findArticleFiles } from './files/article-files.ts';
import { linkFaultsOf, linksThatLeadNowhere, withoutDuplicates } from './files/library-faults.ts';
import { type ParsedFile, parseFile, UnusableFile } from './files/parsed-file.ts';
import { readAhead } from './files/read-ahead.ts';
import type { Body } from './markdown/body.ts';
import { renderHtml, renderSections } from './markdown/rendering.ts';

/** Makes the address of an article's page; `anchor` is '' for the page itself. Given by the caller, which knows the routes. */
export type Links = { article(locale: Locale, slug: string, anchor: string): string };

/** All articles as one look at the folder found them. */
export type Library = {
  /** Drafts too; whoever shows them filters by status. In order of file. */
  articles: Article[];
  problems: ContentProblem[];
  /** By file: what the next load can take over, and falls back on for a file that has turned bad. */
  files: ReadonlyMap<string, ParsedFile>;
  /** By file: the body of one whose front matter is faulty, so that its faults can be told too. */
  unusable: ReadonlyMap<string, Body>;
  /** By file: the article and what it was made of. */
  rendered: ReadonlyMap<string, Rendered>;
};

type Rendered = { article: Article; version: string; dead: string };

/**
 * Reads `dir`/<locale>/<topic>/<slug>.md. A file that cannot be used is left out (or, with `previous`, keeps its last good
 * version) and is told in `problems`; the rest works. Rejects with the system's error when `dir` cannot be read.
 *
 * @param onRead told after each file how many have been read, of all
 */
export async function loadKnowledge(
  dir: string,
  links: Links,
  previous?: Library,
  onRead?: (read: number, all: number) => void,
): Promise<Library> {
  const { found, problems } = await findArticleFiles(dir);
  const { files, unusable, faults } = await readFiles(dir, found, previous, onRead);
  const isSettled = (file: string) => previous?.rendered.has(file) ?? false;
  return assembleLibrary({ files, unusable, faults: [...problems, ...faults] }, { links, previous, isSettled });
}

/** What was read of files, each by itself. */
export type ReadFiles = Pick<Library, 'files' | 'unusable'> & { faults: readonly ContentProblem[] };

/**
 * Holds files against each other and makes articles of them. What has not changed since `previous` is taken over.
 *
 * @param isSettled whether a file keeps its id and its name where another one wants them too
 */
export async function assembleLibrary(
  { files, unusable, faults }: ReadFiles,
  options: { links: Links; previous: Library | undefined; isSettled: (file: string) => boolean },
): Promise<Library> {
  const { links, previous, isSettled } = options;
  const unique = withoutDuplicates(files, isSettled);
  const dead = linksThatLeadNowhere(unique.files);
  const problems = [...faults, ...unique.problems];
  // Of a file that has turned bad its last good version answers, and what is wrong with the new one is told.
  problems.push(...dead.problems.filter(({ file }) => !unusable.has(file)));
  for (const { file, body } of unique.files.values()) if (!unusable.has(file)) problems.push(...body.problems);
  for (const [file, body] of unusable) problems.push(...linkFaultsOf(file, body, unique.files));
  const rendered = new Map<string, Rendered>();
  for (const file of unique.files.values()) {
    const deadUrls = dead.urls.get(file.file) ?? new Set();
    const before = previous?.rendered.get(file.file);
    const now = render(file, deadUrls, links, before);
    rendered.set(file.file, now);
    if (now !== before) await setImmediate();
  }
  const articles = [...rendered.values()].map(each => each.article);
  return { articles, problems: problems.toSorted(byPlace), files, unusable, rendered };
}

async function readFiles(
  dir: string,
  found: readonly ArticleFile[],
  previous: Library | undefined,
  onRead: ((read: number, all: number) => void) | undefined,
): Promise<ReadFiles> {
  const files = new Map<string, ParsedFile>();
  const unusable = new Map<string, Body>();
  const faults: ContentProblem[] = [];
  let count = 0;
  for await (const [file, read] of readAhead(dir, found)) {
    try {
      if (read.status === 'rejected') throw read.reason;
      if (read.value) files.set(file.file, parseFile(file, read.value, previous?.files.get(file.file)));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      faults.push(...error.problems);
      if (error instanceof UnusableFile && error.body) unusable.set(file.file, error.body);
      const lastGood = previous?.files.get(file.file);
      if (lastGood) files.set(file.file, lastGood);
    }
    count += 1;
    onRead?.(count, found.length);
    // Parsing is all computation: between two files the process answers its customers.
    await setImmediate();
  }
  return { files, unusable, faults };
}

function render(file: ParsedFile, deadUrls: ReadonlySet<string>, links: Links, before: Rendered | undefined): Rendered {
  const dead = [...deadUrls].join('\n');
  if (before?.version === file.version && before.dead === dead) return before;
  const byUrl = new Map(file.body.links.map(link => [link.url, link]));
  const resolve = (url: string) => {
    const link = byUrl.get(url);
    if (!link || deadUrls.has(url)) return undefined;
    const [locale = '', , name = ''] = link.target.split('/');
    return links.article(locale, name.slice(0, -'.md'.length), link.anchor);
  };
  const { locale, topic, slug, version } = file;
  let html: string | undefined;
  const article: Article = {
    ...file.front,
    locale,
    topic,
    slug,
    file: file.file,
    version,
    sections: renderSections(file.body, resolve),
    // Written when its page is first asked for.
    get html() {
      html ??= renderHtml(file.body, resolve);
      return html;
    },
  };
  return { article, version, dead };
}
