import { z } from 'zod';
import { Tag } from '../../tickets/actions/labels.ts';
import { priorities } from '../../tickets/ticket.ts';
import { fill, type Values } from '../words/filling.ts';

const Name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'name it in small letters and dashes, like parcel-on-its-way');
const Title = z.string().trim().min(1).max(80);

/** What may stand in braces; a slip would be sent to a customer as it is. */
const known = ['customer', 'operator', 'ticket'];

const Text = z
  .string()
  .trim()
  .min(1)
  .max(3000)
  .refine(text => [...text.matchAll(/\{([a-zA-Z]+)\}/g)].every(([, name]) => known.includes(name ?? '')), {
    error: `only {${known.join('}, {')}} are filled in; mend the name or take out the braces`,
  });

export const CannedReply = z.strictObject({ name: Name, title: Title, text: Text });
export type CannedReply = z.infer<typeof CannedReply>;

/** `dialogs/<locale>/canned.yaml`. */
export const Canned = z.strictObject({
  /** Stands for the name of a customer who gave none: "Hello there". */
  nameless: z.string().trim().min(1).max(40),
  replies: z
    .array(CannedReply)
    .max(200)
    .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'two replies have the same name'),
});
export type Canned = z.infer<typeof Canned>;

const one = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

/** `dialogs/macros.yaml`. @param replies names of the canned replies there are @param queues those of policy.yaml */
export function macrosOf(replies: ReadonlySet<string>, queues: ReadonlySet<string>) {
  const queue = z.string().refine(name => queues.has(name), {
    error: ({ input }) => `no queue of policy.yaml has the name ${input}; use one of ${[...queues].join(', ')}`,
  });
  const assign = z.union([
    z.enum(['me', 'nobody']),
    one({ operator: z.string().trim().min(1).max(80) }),
    one({ queue }),
  ]);
  const reply = z.string().refine(name => replies.has(name), {
    error: ({ input }) => `no canned reply has the name ${input}; mend it, or add the reply to canned.yaml`,
  });
  return z
    .array(
      z.strictObject({
        name: Name,
        /** By locale. */
        titles: z.record(z.string(), Title).refine(titles => Object.keys(titles).length > 0, 'give it a title'),
        actions: z
          .array(
            z.union([
              one({ reply }),
              one({ tag: z.array(Tag).min(1).max(20) }),
              one({ untag: z.array(Tag).min(1).max(20) }),
              one({ priority: z.enum(priorities) }),
              one({ snoozeHours: z.number().positive().max(8760) }),
              one({ assign }),
              one({ resolve: z.literal(true) }),
            ]),
          )
          .min(1)
          .max(10),
      }),
    )
    .max(100)
    .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'two macros have the same name');
}
export type Macro = z.infer<ReturnType<typeof macrosOf>>[number];

/** The reply's words with the values put in; the customer's name may be unknown. */
export function cannedText(
  { nameless }: Canned,
  { text }: CannedReply,
  { customer, ...values }: { customer: string | undefined; operator: string; ticket: string },
): string {
  const filled: Values = { ...values, customer: customer ?? nameless };
  return fill(text, filled);
}
