import { collect } from '../../content/problem.ts';
import type { ArticleFile } from '../files/article-files.ts';
import { bodyBelow } from '../files/front-matter.ts';
import type { Library, Links } from '../load.ts';
import { parseBody } from '../markdown/body.ts';
import { renderHtml } from '../markdown/rendering.ts';
import { draftLibrary } from './draft-library.ts';

/** A file as its readers would see it: `title` is undefined where the front matter cannot be used, `html` where nothing can. */
export type Preview = { title: string | undefined; html: string | undefined };

/** Sanitised HTML of a text, with its links to other articles as `links` has them. */
export async function previewOf(library: Library, place: ArticleFile, text: string, links: Links): Promise<Preview> {
  const draft = await draftLibrary(library, place, text, { links, as: 'published' });
  const article = draft.draft && draft.library.articles.find(({ file }) => file === place.file);
  if (article) return { title: article.title, html: article.html };
  const below = bodyBelow(text);
  const body = below && collect([], () => parseBody(place.file, below.body, below.bodyOffset));
  return { title: draft.draft?.front.title, html: body && renderHtml(body, () => undefined) };
}
