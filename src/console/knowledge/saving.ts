import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Identity } from '../../http/route.ts';
import type { ArticleFile } from '../../knowledge/files/article-files.ts';
import type { KnowledgeDeps } from './deps.ts';

export const Saved = z.object({
  file: z.string(),
  version: z.string(),
  committed: z.boolean().describe('It is in the history of the git checkout that the folder lies in'),
  why: z
    .enum(['no-git', 'no-checkout', 'unchanged', 'ignored', 'failed'])
    .nullable()
    .describe('Why it was not committed; it is saved all the same'),
  message: z.string().nullable().describe('What git said'),
  isLive: z.boolean().describe('The bot answers with it now'),
  problems: z
    .array(z.object({ file: z.string(), line: z.number().int(), message: z.string() }))
    .describe('What is wrong with this file, and with links to it, as all files are now'),
});
export type Saved = z.infer<typeof Saved>;

/** What was saved elsewhere meanwhile, beside what was to be saved. */
export type Conflict = {
  error: { code: 'changed'; message: string };
  theirs: { text: string; version: string } | null;
  yours: { text: string; basedOn: string | null };
};

/**
 * Writes a file, lets the bot read it, and commits it. The conflict instead when the file is another one by now.
 *
 * @throws AppError `link` for a path that leads somewhere else
 */
export async function saveArticle(
  deps: KnowledgeDeps,
  operator: Identity,
  { place, text, basedOn }: { place: ArticleFile; text: string; basedOn: string | null },
): Promise<Saved | Conflict> {
  const { folder } = deps.editing;
  try {
    const { version } = await folder.save(place, text.replace(/\r\n?/g, '\n'), basedOn ?? undefined);
    return await saved(deps, operator, [place], `${basedOn === null ? 'add' : 'change'} ${place.file}`, version);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'changed')) throw error;
    const theirs = (await folder.read(place)) ?? null;
    return { error: { code: 'changed', message: error.message }, theirs, yours: { text, basedOn } };
  }
}

/** Gives a file another place, for the bot and the history as well. AppError `changed` or `exists` (conflict). */
export async function moveArticle(
  deps: KnowledgeDeps,
  operator: Identity,
  { from, to, basedOn }: { from: ArticleFile; to: ArticleFile; basedOn: string },
): Promise<Saved> {
  await deps.editing.folder.move(from, to, basedOn);
  return saved(deps, operator, [to, from], `move ${from.file} to ${to.file}`, basedOn);
}

/** @param places the file as it is now, then those that are gone */
async function saved(
  { editing, operators }: KnowledgeDeps,
  operator: Identity,
  places: readonly ArticleFile[],
  what: string,
  version: string,
): Promise<Saved> {
  const { knowledge, committer } = editing;
  const account = await operators.byId(operator.id);
  const author = { name: operator.name, email: account?.email ?? '' };
  const files = places.map(({ file }) => file);
  const [done] = await Promise.all([committer.commit(files, what, author), knowledge.reload()]);
  const file = files[0] ?? '';
  const { rendered, problems } = knowledge.library();
  const article = rendered.get(file)?.article;
  return {
    file,
    version,
    committed: done.committed,
    why: done.committed ? null : done.why,
    message: (done.committed ? undefined : done.message) ?? null,
    isLive: article?.version === version && article.status === 'published',
    problems: problems.filter(problem => files.some(one => problem.file === one || problem.message.includes(one))),
  };
}
