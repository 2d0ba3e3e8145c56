import { setImmediate } from 'node:timers/promises';
import type { Locale } from '../base/locale.ts';
import { byPlace, ContentError, type ContentProblem } from '../content/problem.ts';
import type { Article } from './article.ts';
import { findArticleFiles } from './files/article-files.ts';
import { linksThatLeadNowhere, withoutDuplicates } from './files/library-faults.ts';
import { type ParsedFile, parseFile } from './files/parsed-file.ts';
import { readAhead } from './files/read-ahead.ts';
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
  const files = new Map<string, ParsedFile>();
  let count = 0;
  for await (const [file, read] of readAhead(dir, found)) {
    try {
      if (read.status === 'rejected') throw read.reason;
      if (read.value) files.set(file.file, parseFile(file, read.value, previous?.files.get(file.file)));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
      const lastGood = previous?.files.get(file.file);
      if (lastGood) files.set(file.file, lastGood);
    }
    count += 1;
    onRead?.(count, found.length);
    // Parsing is all computation: between two files the process answers its customers.
    await setImmediate();
  }
  const unique = withoutDuplicates(files, file => previous?.rendered.has(file) ?? false);
  const dead = linksThatLeadNowhere(unique.files);
  problems.push(...unique.problems, ...dead.problems);
  for (const file of unique.files.values()) problems.push(...file.body.problems);
  const rendered = new Map<string, Rendered>();
  for (const file of unique.files.values()) {
    const deadUrls = dead.urls.get(file.file) ?? new Set();
    rendered.set(file.file, render(file, deadUrls, links, previous?.rendered.get(file.file)));
    await setImmediate();
  }
  const articles = [...rendered.values()].map(each => each.article);
  return { articles, problems: problems.toSorted(byPlace), files, rendered };
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
