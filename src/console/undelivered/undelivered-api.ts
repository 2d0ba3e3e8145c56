import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { NotFoundError } from '../../base/errors.ts';
import { type Route, route } from '../../http/route.ts';
import type { DeadLetters } from '../ports.ts';

const DeadLetterJson = z.object({
  id: z.string(),
  kind: z.string().describe('What carries it: mail.send, mail.reply, mail.link, webhook.send, bot-framework.send'),
  ticket: z.string().optional().describe('The newest ticket of its conversation'),
  at: z.string().describe('When it was written'),
  attempts: z.number().int(),
  error: z.string().describe('What the receiver answered last'),
});

export type UndeliveredDeps = { deadLetters: DeadLetters; clock: Clock };

/** What was given up after its last try, for an operator to see and to send once more. */
export function undeliveredApi({ deadLetters, clock }: UndeliveredDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/undelivered',
      access: 'operator',
      limit: 'operator',
      summary: 'Messages, e-mails and webhooks that were given up, the newest first, at most 100',
      replies: { 200: z.object({ items: z.array(DeadLetterJson) }) },
      handle: async () => ({ json: { items: await deadLetters.list(100) } }),
    }),
    route({
      method: 'POST',
      path: '/api/undelivered/{id}/retry',
      access: 'operator',
      limit: 'operator',
      summary: 'Send one of them again, with as many tries as a new one has',
      params: z.strictObject({ id: z.string().max(100) }),
      handle: async ({ params }) => {
        if (!(await deadLetters.retry(params.id, clock.now())))
          throw new NotFoundError('undelivered message', params.id);
        return { empty: true };
      },
    }),
  ];
}
