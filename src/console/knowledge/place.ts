import { z } from 'zod';
import { longestPath, placeOf } from '../../knowledge/editing/place.ts';
import type { ArticleFile } from '../../knowledge/files/article-files.ts';

const segment = z.string().max(84);

/** Of `/api/knowledge/articles/{locale}/{topic}/{slug}`. */
export const PlaceParams = z.strictObject({ locale: segment, topic: segment, slug: segment });

/** Where an article lies below the knowledge folder. */
export const ArticlePath = z.string().max(longestPath).describe('`<locale>/<topic>/<slug>.md`');

/** The text of an article's file; what it may hold is checked by its own rules. */
export const ArticleSource = z.string().max(256 * 1024);

/** JSON of a text of the greatest length, whatever of it must be escaped. */
export const maxSourceBody = 600 * 1024;

/** @throws AppError `path` where no article can lie */
export function placeAt({ locale, topic, slug }: z.infer<typeof PlaceParams>, locales: readonly string[]): ArticleFile {
  return placeOf(`${locale}/${topic}/${slug}.md`, locales);
}
