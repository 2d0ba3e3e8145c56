import { z } from 'zod';

const minutes = z.number().int();

/**
 * One step of how a due time was reached; instants are ISO, `minutes` those of opening time. A `target` is `start`ed, uses up whole
 * `open` stretches and `end`s within one; `paused` is a time that did not count, `recounted` a new count by other hours, and `left-out`
 * stands for steps that are no longer kept. Its words are the reader's.
 */
export const DueStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('target'),
    of: z.enum(['firstResponse', 'nextResponse', 'resolution']),
    priority: z.enum(['urgent', 'high', 'normal', 'low']),
  }),
  z.object({ kind: z.literal('start'), at: z.string(), minutes }),
  z.object({ kind: z.literal('open'), from: z.string(), to: z.string(), minutes }),
  z.object({ kind: z.literal('end'), from: z.string(), at: z.string(), minutes }),
  z.object({ kind: z.literal('paused'), from: z.string(), to: z.string(), minutes }),
  z.object({ kind: z.literal('recounted') }),
  z.object({ kind: z.literal('left-out') }),
]);
export type DueStep = z.infer<typeof DueStep>;
