import { z } from 'zod';
import { maxTextLength } from '../../language/understanding.ts';
import { choiceIn } from './choice.ts';
import { codeIn } from './code.ts';
import type { FormField } from './form.ts';

export type FieldReading = { ok: true; value: string } | { ok: false };

/**
 * The value that `text` gives a field, as the conversation keeps it, or that it does not fit.
 *
 * @param others the same field in the other languages: a choice may be named in any of them
 */
export function readField(field: FormField, text: string, others: readonly FormField[] = []): FieldReading {
  // As long as a message can be: a form cuts nothing off that the customer was not told about.
  const said = text.trim().slice(0, maxTextLength);
  if (said === '') return { ok: false };
  const value = valueFor(field, said, others);
  if (value === undefined) return { ok: false };
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'iu').test(value)) return { ok: false };
  return { ok: true, value };
}

function valueFor(field: FormField, said: string, others: readonly FormField[]): string | undefined {
  switch (field.type) {
    case 'text':
      return field.code === undefined ? said : codeIn(field.code, said);
    case 'email':
      return addressIn(said);
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,4})?$/.test(said) ? said : undefined;
    case 'date':
      return z.iso.date().safeParse(said).data;
    case 'choice':
      return choiceIn(
        field.choices ?? [],
        others.flatMap(({ choices = [] }) => choices),
        said,
      );
  }
}

/** The words of a value as they stand in a review and on a ticket. */
export function shownValue(field: FormField, value: string): string {
  return field.choices?.find(({ id }) => id === value)?.label ?? value;
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
