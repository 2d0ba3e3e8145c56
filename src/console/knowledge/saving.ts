import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import type { Identity } from '../../http/route.ts';
import type { ArticleFile } from '../../knowledge/files/article-files.ts';
import { type AuditedCall, audit } from '../audit/audit.ts';
import { signedIn } from '../tickets/action-route.ts';
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

/** The call that saves: who is signed in, and from where. */
type Call = Omit<AuditedCall, 'operator'> & { operator?: Identity | undefined };

/** What was saved elsewhere meanwhile, beside what was to be saved. */
export type Conflict = {
  error: { code: 'changed'; message: string };
  theirs: { text: string; version: string } | null;
  yours: { text: string; basedOn: string | null };
};

/**
 * Writes a file, lets the bot read it, commits it and notes it in the audit log. The conflict instead when the file is another one by now.
 *
 * @throws AppError `link` for a path that leads somewhere else, `unusable` for what could not be an article
 */
export async function saveArticle(
  deps: KnowledgeDeps,
  call: Call,
  { place, text, basedOn }: { place: ArticleFile; text: string; basedOn: string | null },
): Promise<Saved | Conflict> {
  const { folder } = deps.editing;
  await refuseUnusable(deps, place, text);
  try {
    const { version } = await folder.save(place, text.replace(/\r\n?/g, '\n'), basedOn ?? undefined);
    return await saved(deps, call, [place], `${basedOn === null ? 'add' : 'change'} ${place.file}`, version);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'changed')) throw error;
    const theirs = (await folder.read(place)) ?? null;
    return { error: { code: 'changed', message: error.message }, theirs, yours: { text, basedOn } };
  }
}

/** A file that cannot be read as an article would take its last good version away at the next start. */
async function refuseUnusable({ editing }: KnowledgeDeps, place: ArticleFile, text: string): Promise<void> {
  const { faults } = await editing.checker.check(place, text);
  const fault = faults.find(({ level }) => level === 'error');
  if (fault) throw new AppError('invalid', 'unusable', `${place.file}:${fault.line}: ${fault.message}`);
}

/** Gives a file another place, for the bot and the history as well. AppError `changed` or `exists` (conflict). */
export async function moveArticle(
  deps: KnowledgeDeps,
  call: Call,
  { from, to, basedOn }: { from: ArticleFile; to: ArticleFile; basedOn: string },
): Promise<Saved> {
  await deps.editing.folder.move(from, to, basedOn);
  return saved(deps, call, [to, from], `move ${from.file} to ${to.file}`, basedOn);
}

/** @param places the file as it is now, then those that are gone */
async function saved(
  deps: KnowledgeDeps,
  call: Call,
  places: readonly ArticleFile[],
  what: string,
  version: string,
): Promise<Saved> {
  const operator = signedIn(call.operator);
  const { operators } = deps;
  const { knowledge, committer } = deps.editing;
  const account = await operators.byId(operator.id);
  const author = { name: operator.name, email: account?.email ?? '' };
  const files = places.map(({ file }) => file);
  const [done] = await Promise.all([committer.commit(files, what, author), knowledge.reload()]);
  const file = files[0] ?? '';
  await audit(deps, call, { action: 'knowledge.saved', target: file, detail: what });
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
