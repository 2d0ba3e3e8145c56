import type { ContentProblem } from '../../content/problem.ts';
import type { ArticleLink, Body } from '../markdown/body.ts';
import type { ParsedFile } from './parsed-file.ts';

/**
 * The files without those whose id or slug another file of the same locale has. The one that was live before stays, else the
 * first in order of path; the other is told at the line of its id.
 */
export function withoutDuplicates(
  files: ReadonlyMap<string, ParsedFile>,
  wasLive: (file: string) => boolean,
): { files: Map<string, ParsedFile>; problems: ContentProblem[] } {
  const problems: ContentProblem[] = [];
  const owners = new Map<string, string>();
  const kept = new Set<string>();
  const liveFirst = [...files.values()].toSorted((a, b) => Number(wasLive(b.file)) - Number(wasLive(a.file)));
  for (const { file, locale, slug, front, lineOf } of liveFirst) {
    const byId = owners.get(`id ${locale} ${front.id}`);
    const bySlug = owners.get(`slug ${locale} ${slug}`);
    if (byId)
      problems.push({ file, line: lineOf(['id']), message: `the id ${front.id} belongs to ${byId}; choose another` });
    if (bySlug) problems.push({ file, line: 1, message: `${bySlug} has the same file name; rename one of them` });
    if (byId || bySlug) continue;
    owners.set(`id ${locale} ${front.id}`, file);
    owners.set(`slug ${locale} ${slug}`, file);
    kept.add(file);
  }
  return { files: new Map([...files].filter(([file]) => kept.has(file))), problems };
}

/**
 * Faults of links between articles. `urls` are, by file, the addresses as written that lead to no article a customer may
 * see; a link to a heading that is not there is a problem too, but still opens the right page.
 */
export function linksThatLeadNowhere(files: ReadonlyMap<string, ParsedFile>): {
  urls: Map<string, Set<string>>;
  problems: ContentProblem[];
} {
  const urls = new Map<string, Set<string>>();
  const problems: ContentProblem[] = [];
  for (const { file, front, body } of files.values()) {
    for (const link of body.links) {
      const fault = faultOf(link, files.get(link.target), front.status === 'published');
      if (!fault) continue;
      problems.push({ file, line: link.line, message: fault.message });
      if (fault.isDead) urls.set(file, (urls.get(file) ?? new Set()).add(link.url));
    }
  }
  return { urls, problems };
}

/** The same of a file that cannot be used as it is, so that whoever mends it knows all of it. */
export function linkFaultsOf(file: string, body: Body, files: ReadonlyMap<string, ParsedFile>): ContentProblem[] {
  return body.links.flatMap(link => {
    const fault = link.target === file ? anchorFault(link, body) : faultOf(link, files.get(link.target), false);
    return fault ? [{ file, line: link.line, message: fault.message }] : [];
  });
}

type LinkFault = { message: string; isDead: boolean };

function faultOf(link: ArticleLink, target: ParsedFile | undefined, isPublic: boolean): LinkFault | undefined {
  const to = link.target;
  if (!target) {
    return {
      message: `the link leads to ${to}, which is not there or is refused; mend the path or that file`,
      isDead: true,
    };
  }
  if (isPublic && target.front.status === 'draft') {
    return { message: `the link leads to ${to}, which is a draft; publish it or take the link out`, isDead: true };
  }
  return anchorFault(link, target.body);
}

function anchorFault({ target: to, anchor: wanted }: ArticleLink, body: Body): LinkFault | undefined {
  if (wanted === '' || body.anchors.includes(wanted)) return undefined;
  const anchors = body.anchors.map(anchor => `#${anchor}`).join(', ') || 'none';
  return { message: `${to} has no heading #${wanted}; its headings are ${anchors}`, isDead: false };
}
