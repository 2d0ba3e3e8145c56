import { z } from 'zod';

const Submit = z.record(z.string(), z.unknown());
const FieldId = /^[A-Za-z][\w-]{0,63}$/;
const REFUSED = ['constructor', 'prototype', 'form', 'msteams'];
const MAX_FIELDS = 50;
const MAX_VALUE = 4000;

/**
 * The form and its values out of an Adaptive Card's submit, `{ form, ...fields }`; undefined when the value is something else.
 * Numbers and booleans become text; anything nested is dropped, and so are names that could reach an object's prototype.
 */
export function submittedFields(value: unknown): { form: string; values: Record<string, string> } | undefined {
  const submit = Submit.safeParse(value);
  if (!submit.success) return undefined;
  const { form } = submit.data;
  if (typeof form !== 'string' || !FieldId.test(form)) return undefined;
  const values = Object.entries(submit.data)
    .filter(([id]) => FieldId.test(id) && !REFUSED.includes(id))
    .flatMap(([id, field]) => (isPlain(field) ? [[id, String(field).slice(0, MAX_VALUE)] as const] : []));
  return { form, values: Object.fromEntries(values.slice(0, MAX_FIELDS)) };
}

function isPlain(field: unknown): field is string | number | boolean {
  return typeof field === 'string' || typeof field === 'number' || typeof field === 'boolean';
}
