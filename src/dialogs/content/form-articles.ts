import { z } from 'zod';
import type { Locale } from '../../base/locale.ts';
import { type ContentProblem, collect } from '../../content/problem.ts';
import { formFiles, localesIn, readForm } from './dialog-files.ts';
import { createYamlReader } from './yaml-file.ts';

/** What is wrong with `articles:` of the forms in `dir`: a form is never offered after an article that is not there. */
export function checkFormArticles(dir: string, isArticle: (locale: Locale, id: string) => boolean): ContentProblem[] {
  const read = createYamlReader();
  const faults: ContentProblem[] = [];
  for (const locale of localesIn(dir)) {
    const known = z.string().refine(id => isArticle(locale, id), {
      error: ({ input }) => `no article of ${locale} has the id ${input}; mend it, or take it out`,
    });
    const form = z.object({ articles: z.array(known).optional() });
    for (const file of formFiles(dir, locale)) collect(faults, () => readForm(dir, locale, file, form, read));
  }
  return faults;
}
