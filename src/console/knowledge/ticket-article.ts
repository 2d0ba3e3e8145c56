import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { type Route, route } from '../../http/route.ts';
import { draftArticle } from '../../knowledge/authoring/draft-article.ts';
import { nameOf } from '../../knowledge/authoring/names.ts';
import { placeOf } from '../../knowledge/editing/place.ts';
import { isArticleName } from '../../knowledge/files/article-files.ts';
import { titleOf } from '../../knowledge/gaps/stub.ts';
import { safeMarkdown } from '../../knowledge/importing/safe-markdown.ts';
import type { TicketDeps } from '../deps.ts';
import { signedIn } from '../tickets/action-route.ts';
import { actOnTicket, type OpenTicket, readTicket } from '../tickets/ticket-desk.ts';
import { TicketNumber } from '../tickets/ticket-query.ts';
import type { KnowledgeDeps } from './deps.ts';
import { freeName } from './new-draft-api.ts';
import { Saved, saveArticle } from './saving.ts';

/** A question of the front matter holds no more characters. */
const longestQuestion = 200;

/** `POST /api/tickets/{number}/article`: the question and its answer as a file that only editors see. */
export function ticketArticle(deps: KnowledgeDeps & TicketDeps): Route {
  return route({
    method: 'POST',
    path: '/api/tickets/{number}/article',
    access: 'operator',
    limit: 'operator',
    summary: 'Draft an article of a ticket’s question and the replies to it, without what tells who asked',
    params: TicketNumber,
    body: z.strictObject({}).optional(),
    replies: { 200: Saved.extend({ isNew: z.boolean().describe('false: the ticket has been saved before') }) },
    handle: async ({ params, operator }) => {
      const who = signedIn(operator);
      const open = await readTicket(deps, params.number);
      const known = savedBefore(deps, params.number);
      if (known) return { json: { ...known, isNew: false } };
      const { path, text } = draftOf(open, deps);
      const place = placeOf(path, deps.locales);
      const done = await saveArticle(deps, who, { place, text, basedOn: null });
      if ('theirs' in done) throw new AppError('conflict', 'exists', `${place.file} is there already`);
      await actOnTicket(deps, params.number, who, { type: 'saved-as-article', file: place.file }).catch(error => {
        // The customer has a newer ticket: the file still names this one.
        if (!(error instanceof AppError && error.code === 'superseded')) throw error;
      });
      return { json: { ...done, isNew: true } };
    },
  });
}

/** Whoever asks twice is led to the file that is there. */
function savedBefore({ editing }: KnowledgeDeps, number: string): z.infer<typeof Saved> | undefined {
  const { files } = editing.knowledge.library();
  const file = [...files.values()].find(({ front }) => front.ticket === number);
  if (!file) return undefined;
  const isLive = file.front.status === 'published';
  return {
    file: file.file,
    version: file.version,
    ...{ committed: false, why: 'unchanged', message: null },
    isLive,
    problems: [],
  };
}

function draftOf({ ticket, activities }: OpenTicket, { editing, locales }: KnowledgeDeps) {
  const mask = (text: string) =>
    text
      .split('\n')
      .map(line => editing.mask(line, ticket.customer.name))
      .join('\n')
      .trim();
  const replies = activities
    .filter(({ from, text, at }) => from === 'operator' && text && at >= ticket.createdAt)
    .map(({ text = '' }) => mask(text));
  if (replies.join('') === '') {
    throw new AppError('conflict', 'no_reply', `${ticket.number} has no reply to make an article of; answer it first`);
  }
  const question = mask(ticket.question).replace(/\s+/g, ' ').slice(0, longestQuestion).trim();
  const asked = question.length > 1 ? question : ticket.number;
  const locale = locales.find(one => one === ticket.locale) ?? locales[0] ?? '';
  const topic = isArticleName(ticket.topic) ? ticket.topic : 'general';
  const wanted = nameOf(asked) ?? nameOf(ticket.number) ?? 'draft';
  const id = freeName(editing.knowledge.library().files.values(), locale, wanted);
  const path = `${locale}/${topic}/${id}.md`;
  const { markdown } = safeMarkdown(path, replies.join('\n\n'), 0, 'kept');
  const about = { id, title: titleOf(asked), questions: [asked], tags: ticket.tags ?? [], updated: editing.today() };
  return { path, text: draftArticle({ ...about, ticket: ticket.number, body: markdown }) };
}
