import { z } from 'zod';

/** Topic -> queue; `default` takes the rest. */
export const Queues = z.strictObject({
  default: z.string().min(1),
  byTopic: z.record(z.string(), z.string().min(1)).default({}),
});
export type Queues = z.infer<typeof Queues>;

/** Every queue there is, the one that takes the rest first. */
export function queueNames({ default: rest, byTopic }: Queues): string[] {
  return [...new Set([rest, ...Object.values(byTopic)])];
}

export function queueOf(topic: string, queues: Queues): string {
  return queues.byTopic[topic] ?? queues.default;
}
