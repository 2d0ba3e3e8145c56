import { z } from 'zod';

export const Choice = z.object({ title: z.string() });
export type Choice = z.infer<typeof Choice>;

/** What an answer rests on; carried beside the text so that a client or a test need not read prose. */
export const AnswerSource = z.object({
  articleId: z.string(),
  title: z.string(),
  section: z.string().optional(),
  /** Path below the public address, e.g. `/help/en/reset-password#the-link-has-expired`. */
  path: z.string(),
  version: z.string(),
  score: z.number(),
  /** How sure the bot was that it answers, 0 to 1; absent where it was picked by hand. */
  confidence: z.number().optional(),
});
export type AnswerSource = z.infer<typeof AnswerSource>;

/** Input fields of a form shown as a card where the channel can (Adaptive Card 1.5). */
export const FormCard = z.object({
  form: z.string(),
  title: z.string(),
  submit: z.string(),
  fields: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      type: z.enum(['text', 'email', 'choice', 'number', 'date']),
      required: z.boolean(),
      /** Said beside the field when it is missing or does not fit. */
      error: z.string().optional(),
      placeholder: z.string().optional(),
      choices: z.array(z.string()).optional(),
      value: z.string().optional(),
    }),
  ),
});
export type FormCard = z.infer<typeof FormCard>;

/** One entry of a conversation's log, in no channel's language. `n` counts from 1 without gaps in its conversation. */
export const LoggedActivity = z.object({
  n: z.number().int(),
  at: z.string(),
  from: z.enum(['customer', 'bot', 'operator']),
  /** The operator's name when `from` is `operator`. */
  name: z.string().optional(),
  kind: z.enum(['message', 'event']),
  text: z.string().optional(),
  format: z.enum(['plain', 'markdown']).optional(),
  locale: z.string(),
  choices: z.array(Choice).optional(),
  source: AnswerSource.optional(),
  card: FormCard.optional(),
  /** Name and value of an event activity, e.g. `handoff.initiate`. */
  event: z.object({ name: z.string(), value: z.json() }).optional(),
  /** The client's own id of a customer's activity; unique in its conversation. */
  clientId: z.string().optional(),
  /** True while a customer's message waits for the end of its burst. */
  waiting: z.boolean().optional(),
});
export type LoggedActivity = z.infer<typeof LoggedActivity>;
