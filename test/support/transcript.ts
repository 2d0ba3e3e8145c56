import { z } from 'zod';

/** What one message of the bot or an operator must be like; a string must be part of its text. */
export const Expected = z.union([
  z.string(),
  z.strictObject({
    says: z.string().optional(),
    /** Id of the article that it quotes. */
    source: z.string().optional(),
    /** Heading of the section that it quotes. */
    section: z.string().optional(),
    /** All of its choices, in order. */
    choices: z.array(z.string()).optional(),
    /** Some of its choices. */
    offers: z.array(z.string()).optional(),
    /** The operator's name. */
    from: z.string().optional(),
    locale: z.string().optional(),
  }),
]);
export type Expected = z.infer<typeof Expected>;

const bot = z.array(Expected).optional();

/** One step of a golden transcript. `bot` lists every message that it brings about; `[]` is silence. */
export const Step = z.union([
  z.strictObject({ you: z.string(), bot, outcome: z.string().optional(), id: z.string().optional() }),
  /** A card of a form, filled in and sent. */
  z.strictObject({ card: z.strictObject({ form: z.string(), values: z.record(z.string(), z.string()) }), bot }),
  /** Several messages within a moment, understood as one. */
  z.strictObject({ burst: z.array(z.string()).min(2), bot }),
  z.strictObject({
    operator: z.strictObject({
      name: z.string().default('Mei'),
      does: z.enum(['claim', 'release', 'reply', 'note', 'resolve', 'reopen']),
      text: z.string().optional(),
      refused: z.string().optional(),
    }),
    bot,
  }),
  z.strictObject({ wait: z.string().regex(/^\d+ (minutes?|hours?|days?)$/), bot }),
  z.strictObject({ ticket: z.record(z.string(), z.unknown()).nullable() }),
  z.strictObject({ rating: z.record(z.string(), z.unknown()).nullable() }),
  z.strictObject({ events: z.array(z.string()) }),
]);
export type Step = z.infer<typeof Step>;

export const Transcript = z.strictObject({
  title: z.string(),
  /** The point of the product's promise that it shows. */
  shows: z.string(),
  locale: z.string().default('en'),
  steps: z.array(Step).min(1),
});
export type Transcript = z.infer<typeof Transcript>;

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** "20 minutes" in milliseconds. */
export function durationMs(text: string): number {
  const [count = '0', unit = 'minute'] = text.split(' ');
  return Number(count) * (unitMs[unit.replace(/s$/, '')] ?? 0);
}
