import { z } from 'zod';
import type { Ids } from '../base/ids.ts';
import { type Locale, matchLocale } from '../base/locale.ts';
import { type Call, type Reply, type Route, route } from '../http/route.ts';
import type { Article } from '../knowledge/article.ts';
import type { LoggedActivity } from '../turn/activity.ts';
import type { TurnResult, Turns } from '../turn/turn.ts';
import { articleAddress } from './help/addresses.ts';

export type SupportDeps = {
  turns: Turns;
  ids: Ids;
  locales: readonly Locale[];
  defaultLocale: Locale;
  knowledge: { published(locale: Locale): readonly Pick<Article, 'id' | 'title' | 'locale' | 'slug'>[] };
  publicUrl(): string;
};

const Question = z.strictObject({
  question: z
    .string()
    .trim()
    .min(1, 'write the question')
    .describe('Of a very long one only the first part is read, as in the chat; `answer` begins by saying how much'),
  locale: z.string().max(35).optional(),
  customer: z
    .strictObject({
      id: z.string().min(1).max(100).optional(),
      name: z.string().trim().min(1).max(100).optional(),
      email: z.email().max(254).optional(),
    })
    .optional(),
});
type Question = z.infer<typeof Question>;

const Answer = z.object({
  answer: z.string(),
  outcome: z.enum(['answered', 'clarify', 'escalated', 'unanswered']),
  confidence: z.number(),
  article: z.object({ id: z.string(), title: z.string(), section: z.string().optional(), url: z.string() }).optional(),
  options: z
    .array(z.string())
    .optional()
    .describe('With the outcome `clarify`: the titles of the articles that may answer, likeliest first'),
  choices: z
    .array(z.object({ title: z.string(), articleId: z.string(), url: z.string() }))
    .optional()
    .describe('The articles of `options`, each with its id and the address of its page'),
  ticket: z.object({ number: z.string() }).optional(),
});

/** One question by a program, answered at once: the same turn as in the chat, in a conversation of its own. */
export function supportRoutes(deps: SupportDeps): Route[] {
  return ['/support', '/customer_service'].map(path =>
    route({
      method: 'POST',
      path,
      access: 'public',
      summary: 'Ask one question; with customer.email what needs a person becomes a ticket',
      body: Question,
      limit: 'support',
      replies: { 200: Answer },
      handle: call => ask(call, deps),
    }),
  );
}

async function ask({ body }: Call<unknown, unknown, Question>, deps: SupportDeps): Promise<Reply> {
  const conversationId = deps.ids.next('cnv');
  const { customer = {} } = body;
  const result = await deps.turns.handle({
    kind: 'message',
    conversationId,
    text: body.question,
    oneShot: true,
    opening: {
      channel: 'support',
      // The caller's customer id is unverified: it never leads to what another caller stored under it.
      channelUser: conversationId,
      locale: matchLocale(body.locale, deps.locales, deps.defaultLocale),
      ...(customer.name === undefined ? {} : { name: customer.name }),
      ...(customer.email === undefined ? {} : { email: customer.email }),
    },
  });
  return { json: answerOf(result, deps) };
}

function answerOf({ said, outcome, confidence, ticket }: TurnResult, deps: SupportDeps): z.infer<typeof Answer> {
  const words = said.filter(({ kind }) => kind === 'message');
  const source = words.find(activity => activity.source)?.source;
  return {
    answer: words.map(textOf).join('\n\n'),
    outcome: outcome === 'other' ? 'unanswered' : outcome,
    confidence,
    ...(source
      ? {
          article: {
            id: source.articleId,
            title: source.title,
            ...(source.section === undefined ? {} : { section: source.section }),
            url: deps.publicUrl() + source.path,
          },
        }
      : {}),
    ...(outcome === 'clarify' ? offerOf(words, deps) : {}),
    ...(ticket ? { ticket: { number: ticket.number } } : {}),
  };
}

/** What the chat shows as buttons, without the last, which says "none of these". */
function offerOf(words: readonly LoggedActivity[], { knowledge, publicUrl }: SupportDeps) {
  const offered = words.flatMap(({ locale, choices = [] }) => choices.map(({ title }) => ({ title, locale })));
  const options = offered.slice(0, -1);
  return {
    options: options.map(({ title }) => title),
    choices: options.flatMap(({ title, locale }) => {
      const article = knowledge.published(locale).find(one => one.title === title);
      return article ? [{ title, articleId: article.id, url: publicUrl() + articleAddress(article) }] : [];
    }),
  };
}

function textOf(activity: LoggedActivity): string {
  return activity.text ?? '';
}
