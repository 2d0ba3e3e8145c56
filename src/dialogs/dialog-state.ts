import { z } from 'zod';

/** A section of an article, as a conversation remembers it. */
export const SectionRef = z.object({
  locale: z.string(),
  articleId: z.string(),
  anchor: z.string(),
  score: z.number(),
  /** How sure it was that it answers, and why it was found; absent where it was picked by hand, and in what was stored before. */
  confidence: z.number().optional(),
  why: z
    .object({ terms: z.array(z.string()), question: z.string().optional(), similarity: z.number().optional() })
    .optional(),
  /** Which version of the article it was; absent in what was stored before it was kept. */
  version: z.string().optional(),
});
export type SectionRef = z.infer<typeof SectionRef>;

/** The question is more than a form can hold: where a person is needed, it goes to one with all its words. */
const Complex = z.literal(true).optional();

const Retries = z.number().int().min(0);

/** "Did this help?" is open. */
export const FeedbackState = z.object({
  name: z.literal('feedback'),
  question: z.string(),
  shown: SectionRef,
  /** What to show next if it did not help, best first. */
  left: z.array(SectionRef),
  complex: Complex,
});
export type FeedbackState = z.infer<typeof FeedbackState>;

/** Articles to read after one that helped are offered. */
export const RelatedState = z.object({
  name: z.literal('related'),
  options: z.array(SectionRef.extend({ title: z.string() })),
});
export type RelatedState = z.infer<typeof RelatedState>;

/** "Did you mean" is open. */
export const ClarifyState = z.object({
  name: z.literal('clarify'),
  question: z.string(),
  options: z.array(SectionRef.extend({ title: z.string() })),
  complex: Complex,
});
export type ClarifyState = z.infer<typeof ClarifyState>;

/** A person was offered; first yes or no, then an e-mail address, then the ticket is opened. */
export const PersonState = z.object({
  name: z.literal('person'),
  step: z.enum(['offer', 'email']),
  reason: z.enum(['unanswered', 'unhelpful', 'low-rating']),
  question: z.string(),
  retries: Retries,
});
export type PersonState = z.infer<typeof PersonState>;

/** The ticket is open already; only an e-mail address is asked for. */
export const AddressState = z.object({ name: z.literal('address'), retries: Retries });
export type AddressState = z.infer<typeof AddressState>;

/** "Shall I withdraw your ticket?" is open. */
export const WithdrawState = z.object({ name: z.literal('withdraw') });

export const FormState = z.object({
  name: z.literal('form'),
  form: z.string(),
  step: z.enum(['ask', 'review', 'which']),
  /** The field that is asked for, by its place in the form. */
  at: z.number().int().min(0),
  /** By field; of a choice its id, so that it can be shown in any language. */
  values: z.record(z.string(), z.string()),
  retries: Retries,
  /** True while one answer is changed: afterwards comes the review again, not the next field. */
  changing: z.boolean(),
  /** Fields that are still to be asked again after this one, since what the card had in them did not fit. */
  left: z.array(z.number().int().min(0)).optional(),
});
export type FormState = z.infer<typeof FormState>;

export const SurveyState = z.object({
  name: z.literal('survey'),
  step: z.enum(['csat', 'low', 'nps', 'comment']),
});
export type SurveyState = z.infer<typeof SurveyState>;

/** The question that is open in a conversation, if one is. */
export const DialogState = z.discriminatedUnion('name', [
  FeedbackState,
  RelatedState,
  ClarifyState,
  PersonState,
  AddressState,
  WithdrawState,
  FormState,
  SurveyState,
]);
export type DialogState = z.infer<typeof DialogState>;
