import { z } from 'zod';
import type { Turn } from '../../turn/turn.ts';

/** Of what a client posts, only this is read: who speaks comes from the token, never from `from`. Unknown fields are dropped. */
export const PostedActivity = z.object({
  type: z.string().max(50),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  channelData: z
    .object({
      clientActivityID: z
        .string()
        .regex(/^\P{Cc}{1,200}$/u, 'use up to 200 characters, none of them a control character')
        .optional(),
      /** The chat page's own: the language its visitor has just chosen. */
      solodesk: z
        .object({ locale: z.string().max(35).optional() })
        .nullish()
        .catch(undefined),
    })
    .nullish(),
});
export type PostedActivity = z.infer<typeof PostedActivity>;

/** What submitting one of our cards posts as `value`: the form's name beside its fields. */
const SubmittedCard = z
  .object({ form: z.string().min(1).max(80) })
  .catchall(z.union([z.string(), z.number(), z.boolean()]))
  .refine(value => Object.keys(value).length <= 50);

type Message = Pick<Extract<Turn, { kind: 'message' }>, 'text' | 'fields' | 'clientId' | 'locale'>;

/**
 * The customer's words in a posted activity, or undefined when it has none (typing, events, an empty message).
 * @param maxText characters of the text, and of each field, that are kept
 * @param locales those a visitor can choose; another one is ignored
 */
export function messageOf(posted: PostedActivity, maxText: number, locales: readonly string[]): Message | undefined {
  if (posted.type !== 'message') return undefined;
  const fields = submittedFields(posted.value, maxText);
  // a postBack carries its words in `value`
  const words = posted.text ?? (typeof posted.value === 'string' ? posted.value : '');
  const text = storable(words, maxText);
  if (text === '' && fields === undefined) return undefined;
  const clientId = posted.channelData?.clientActivityID;
  const locale = locales.find(known => known === posted.channelData?.solodesk?.locale);
  return {
    text,
    ...(fields === undefined ? {} : { fields }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(locale === undefined ? {} : { locale }),
  };
}

function submittedFields(value: unknown, maxText: number): Message['fields'] {
  const submitted = SubmittedCard.safeParse(value);
  if (!submitted.success) return undefined;
  const { form, ...values } = submitted.data;
  const texts = Object.entries(values).map(([id, given]) => [id, storable(String(given), maxText)]);
  return { form, values: Object.fromEntries(texts) };
}

/** Trimmed, cut, and without what a database refuses: NUL and halves of surrogate pairs, also the one a cut leaves. */
function storable(text: string, maxText: number): string {
  return text
    .replaceAll('\0', '')
    .trim()
    .slice(0, maxText)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed();
}
