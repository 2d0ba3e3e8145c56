import { z } from 'zod';
import type { Ids } from '../base/ids.ts';
import { type Locale, matchLocale } from '../base/locale.ts';
import { type Call, type Reply, type Route, route } from '../http/route.ts';
import type { LoggedActivity } from '../turn/activity.ts';
import type { TurnResult, Turns } from '../turn/turn.ts';

export type SupportDeps = {
  turns: Turns;
  ids: Ids;
  locales: readonly Locale[];
  defaultLocale: Locale;
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
  options: z.array(z.string()).optional(),
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
  return { json: answerOf(result, deps.publicUrl()) };
}

function answerOf({ said, outcome, confidence, ticket }: TurnResult, publicUrl: string): z.infer<typeof Answer> {
  const words = said.filter(({ kind }) => kind === 'message');
  const source = words.find(activity => activity.source)?.source;
  const options = words.flatMap(activity => activity.choices ?? []).map(({ title }) => title);
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
            url: publicUrl + source.path,
          },
        }
      : {}),
    ...(outcome === 'clarify' ? { options: options.slice(0, -1) } : {}),
    ...(ticket ? { ticket: { number: ticket.number } } : {}),
  };
}

function textOf(activity: LoggedActivity): string {
  return activity.text ?? '';
}
