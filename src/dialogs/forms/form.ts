import { z } from 'zod';

/** One question of a form. */
export const FormField = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,29}$/, 'name a field like orderNumber'),
  label: z.string().min(1).max(60),
  ask: z.string().min(1),
  type: z.enum(['text', 'email', 'choice', 'number', 'date']),
  required: z.boolean().default(true),
  choices: z.array(z.string().min(1).max(60)).min(2).max(8).optional(),
  /** A regular expression that the whole answer must match, ignoring case. */
  pattern: z.string().max(200).optional(),
  /** What to say when the answer does not fit. */
  mend: z.string().optional(),
});
export type FormField = z.infer<typeof FormField>;

/** `dialogs/<locale>/forms/<id>.yaml`: an ordered list of questions whose answers become a ticket. */
export const Form = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'name a form like return-request'),
    title: z.string().min(1).max(80),
    topic: z.string().min(1).max(40),
    /** Whole messages that begin the form. */
    triggers: z.array(z.string().min(2)).default([]),
    intro: z.string().min(1),
    /** Shows all fields on one card as well, for those who would rather fill it in at once. */
    card: z.boolean().default(false),
    fields: z.array(FormField).min(1).max(12),
  })
  .superRefine((form, context) => {
    form.fields.forEach((field, index) => {
      const at = ['fields', index];
      if (field.type === 'choice' && !field.choices)
        context.addIssue({ code: 'custom', path: at, message: 'a choice field needs `choices:`' });
      if (field.pattern !== undefined && !isRegExp(field.pattern))
        context.addIssue({ code: 'custom', path: [...at, 'pattern'], message: 'not a regular expression' });
      if (form.fields.findIndex(other => other.id === field.id) < index)
        context.addIssue({ code: 'custom', path: [...at, 'id'], message: `two fields are called ${field.id}` });
    });
  });
export type Form = z.infer<typeof Form>;

function isRegExp(source: string): boolean {
  try {
    new RegExp(`^(?:${source})$`, 'iu');
    return true;
  } catch {
    return false;
  }
}

export type FieldReading = { ok: true; value: string } | { ok: false };

const longestAnswer = 2000;

/** The value that `text` gives a field, as it will stand on the ticket, or that it does not fit. */
export function readField(field: FormField, text: string): FieldReading {
  const said = text.trim().slice(0, longestAnswer);
  if (said === '') return { ok: false };
  const value = valueFor(field, said);
  if (value === undefined) return { ok: false };
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'iu').test(value)) return { ok: false };
  return { ok: true, value };
}

function valueFor(field: FormField, said: string): string | undefined {
  switch (field.type) {
    case 'text':
      return said;
    case 'email':
      return addressIn(said);
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,4})?$/.test(said) ? said : undefined;
    case 'date':
      return z.iso.date().safeParse(said).data;
    case 'choice':
      return chosen(field.choices ?? [], said);
  }
}

export function isEmail(text: string): boolean {
  return z.email().max(254).safeParse(text).success;
}

/** The address in "my address is bob@example.com, thanks" or 我的邮箱是 bob@example.com。 */
function addressIn(said: string): string | undefined {
  const found = said
    .toLowerCase()
    .match(/[a-z0-9._%+-]+@[a-z0-9.-]+/)?.[0]
    .replace(/[.-]+$/, '');
  return found !== undefined && isEmail(found) ? found : undefined;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.!。！]$/u, '');

/** Phrases of content files in their comparing form: few, and asked about with every message. */
const comparable = new Map<string, string>();

function comparableOf(phrase: string): string {
  const known = comparable.get(phrase) ?? plain(phrase);
  comparable.set(phrase, known);
  return known;
}

/** True when the whole text is one of the phrases of a content file, case, width and a full stop aside. */
export function saysOneOf(phrases: readonly string[], text: string): boolean {
  const said = plain(text);
  return phrases.some(phrase => comparableOf(phrase) === said);
}

/** A choice by its words or by its number in the list. */
export function chosen(choices: readonly string[], said: string): string | undefined {
  return choices.find(choice => plain(choice) === plain(said)) ?? choices[byNumber(plain(said)) - 1];
}

function byNumber(said: string): number {
  return /^\d$/.test(said) ? Number(said) : Number.NaN;
}
