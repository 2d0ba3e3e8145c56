import { z } from 'zod';

const Label = z.string().min(1).max(60);

/** One of the answers to choose from. What is stored is its `id`, which is the same in every language. */
export const FieldChoice = z.strictObject(
  {
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'name a choice like wrong-item'),
    label: Label,
    /** Other words that mean it. */
    also: z.array(Label, 'write a list, like [broken, cracked]').max(40).default([]),
  },
  'write the words of the choice, or { id: wrong-item, label: the words, also: [other words] }',
);
export type FieldChoice = z.infer<typeof FieldChoice>;

/** A choice that is only its words is known by its place: every language then has the same ones in the same order. */
const Choices = z
  .array(z.union([Label, FieldChoice]))
  .min(2)
  .max(8)
  .transform(choices =>
    choices.map((one, index) => (typeof one === 'string' ? { id: String(index + 1), label: one, also: [] } : one)),
  );

/** One question of a form. */
export const FormField = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,29}$/, 'name a field like orderNumber'),
  label: Label,
  ask: z.string().min(1),
  type: z.enum(['text', 'email', 'choice', 'number', 'date']),
  required: z.boolean().default(true),
  choices: Choices.optional(),
  /** Takes whatever the customer wants to tell, a question too; any other field answers a question instead of keeping it. */
  free: z.boolean().default(false),
  /** Letters, a hyphen, and a # for each digit. `LL-#####` takes 20418, "ll 20418" and "it is LL-20418", and keeps LL-20418. */
  code: z
    .string()
    .regex(/^[A-Z]{1,5}-#{3,10}$/, 'write letters, a hyphen and a # for each digit, like LL-#####')
    .optional(),
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
    /** Ids of the articles after which it is offered when they did not help; without them, all of its topic. */
    articles: z.array(z.string().min(1)).optional(),
    /** Whole messages that begin the form. */
    triggers: z.array(z.string().min(2)).default([]),
    intro: z.string().min(1),
    /** Shows all fields on one card as well, for those who would rather fill it in at once. */
    card: z.boolean().default(false),
    fields: z.array(FormField).min(1).max(12),
  })
  .superRefine((form, context) => {
    form.fields.forEach((field, index) => {
      for (const { path, message } of faultsOf(field)) {
        context.addIssue({ code: 'custom', path: ['fields', index, ...path], message });
      }
      if (form.fields.findIndex(other => other.id === field.id) < index) {
        const message = `two fields are called ${field.id}`;
        context.addIssue({ code: 'custom', path: ['fields', index, 'id'], message });
      }
    });
  });
export type Form = z.infer<typeof Form>;

function faultsOf(field: FormField): { path: string[]; message: string }[] {
  const ids = field.choices?.map(({ id }) => id) ?? [];
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  return [
    ...(field.type === 'choice' && !field.choices ? [{ path: [], message: 'a choice field needs `choices:`' }] : []),
    ...(field.type !== 'text' && (field.free || field.code !== undefined)
      ? [{ path: [], message: '`free:` and `code:` are for a field of type text' }]
      : []),
    ...(field.pattern !== undefined && !isRegExp(field.pattern)
      ? [{ path: ['pattern'], message: 'not a regular expression' }]
      : []),
    ...(twice === undefined ? [] : [{ path: ['choices'], message: `two choices are called ${twice}` }]),
  ];
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(`^(?:${source})$`, 'iu');
    return true;
  } catch {
    return false;
  }
}
