import { AppError } from '../../base/errors.ts';
import { type ArticleFile, isArticleName } from '../files/article-files.ts';

/** Characters that a path of an article holds at most; file systems allow no longer names. */
export const longestPath = 250;

/**
 * Where an article lies, of its path below the knowledge folder, `en/login/reset-password.md`.
 *
 * @param locales those that the desk speaks
 * @throws AppError `path` for anything else, whatever it would lead to
 */
export function placeOf(path: string, locales: readonly string[]): ArticleFile {
  const [locale = '', topic = '', name = '', ...more] = path.split('/');
  const slug = name.replace(/\.md$/, '');
  const isPlace = more.length === 0 && slug !== name && isArticleName(topic) && isArticleName(slug);
  if (isPlace && locales.includes(locale)) return { file: `${locale}/${topic}/${slug}.md`, locale, topic, slug };
  const mend = `write ${locales.join(' or ')}, a topic and a name in lower-case letters, digits and hyphens`;
  throw new AppError('invalid', 'path', `${path.slice(0, longestPath)}: ${mend}, like en/login/reset-password.md`);
}
