import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { type Route, route } from '../../http/route.ts';
import { longestTitle } from '../../knowledge/article.ts';
import { placeOf } from '../../knowledge/editing/place.ts';
import { isArticleName } from '../../knowledge/files/article-files.ts';
import type { ParsedFile } from '../../knowledge/files/parsed-file.ts';
import type { TicketDeps } from '../deps.ts';
import { signedIn } from '../tickets/action-route.ts';
import { actOnTicket, readTicket } from '../tickets/ticket-desk.ts';
import { TicketNumber } from '../tickets/ticket-query.ts';
import type { KnowledgeDeps } from './deps.ts';
import { ArticleSource, maxSourceBody } from './place.ts';
import { Saved, saveArticle } from './saving.ts';
import { draftOfTicket, fileOfDraft, longestQuestion } from './ticket-draft.ts';

const Parts = z.strictObject({
  title: z.string().trim().min(1).max(longestTitle),
  topic: z.string().max(80).refine(isArticleName, 'use lower-case letters, digits and hyphens'),
  locale: z.string().max(35),
  question: z.string().trim().min(2).max(longestQuestion).describe('As customers ask it'),
  body: ArticleSource.refine(text => text.trim() !== '', 'write the answer').describe('The answer, in markdown'),
});

const Proposal = z.object({
  ...Parts.shape,
  topic: z.string(),
  topics: z.array(z.string()).describe('All there are'),
  file: z.string().nullable().describe('Where the ticket has been saved before'),
});

type Deps = KnowledgeDeps & TicketDeps;
const common = { path: '/api/tickets/{number}/article', access: 'operator', limit: 'operator' } as const;

/** The question and its answer as a file that only editors see. */
export function ticketArticleRoutes(deps: Deps): Route[] {
  return [propose(deps), save(deps)];
}

function propose(deps: Deps): Route {
  return route({
    ...common,
    method: 'GET',
    summary: 'What an article of a ticket would say, without what tells who asked; nothing is saved',
    params: TicketNumber,
    replies: { 200: Proposal },
    handle: async ({ params }) => {
      const draft = draftOfTicket(await readTicket(deps, params.number), deps);
      const all = [...deps.editing.knowledge.library().files.values()].map(({ topic }) => topic);
      const file = deps.editing.articleOf(params.number)?.file ?? null;
      return { json: { ...draft, topics: [...new Set(all)].sort(), file } };
    },
  });
}

function save(deps: Deps): Route {
  return route({
    ...common,
    method: 'POST',
    summary: 'Draft an article of a ticket’s question and the replies to it, with the parts that are given',
    params: TicketNumber,
    body: Parts.partial().optional(),
    maxBody: maxSourceBody,
    replies: { 200: Saved.extend({ isNew: z.boolean().describe('false: the ticket has been saved before') }) },
    handle: async call => {
      const { number } = call.params;
      const open = await readTicket(deps, number);
      const known = deps.editing.articleOf(number);
      if (known) return { json: { ...asSaved(known), isNew: false } };
      const given = Object.entries(call.body ?? {}).filter(([, value]) => value !== undefined);
      const draft = { ...draftOfTicket(open, deps), ...Object.fromEntries(given) };
      const { path, text } = fileOfDraft(draft, open, deps);
      const place = placeOf(path, deps.locales);
      const done = await saveArticle(deps, call, { place, text, basedOn: null });
      if ('theirs' in done) throw new AppError('conflict', 'exists', `${place.file} is there already`);
      const action = { type: 'saved-as-article', file: place.file } as const;
      await actOnTicket(deps, number, signedIn(call.operator), action).catch(error => {
        // The customer has a newer ticket: the file still names this one.
        if (!(error instanceof AppError && error.code === 'superseded')) throw error;
      });
      return { json: { ...done, isNew: true } };
    },
  });
}

/** Whoever asks twice is led to the file that is there. */
function asSaved({ file, version, front }: ParsedFile): z.infer<typeof Saved> {
  const isLive = front.status === 'published';
  return { file, version, committed: false, why: 'unchanged', message: null, isLive, problems: [] };
}
