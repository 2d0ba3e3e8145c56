import type { z } from 'zod';
import { AppError } from '../../base/errors.ts';

/** Names that would reach a prototype if they were ever used as a key. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

const maxDepth = 64;

/**
 * Parses one part of a request. Throws AppError `invalid` that names each field at fault and what it needs
 * (`body.email: Invalid email address`).
 */
export function parsePart<T>(schema: z.ZodType<T>, part: 'params' | 'query' | 'body', value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map(issue => describe(part, issue));
  throw new AppError('invalid', 'invalid', faults.join('; '));
}

/**
 * Refuses `__proto__`, `constructor` and `prototype` as a key at any depth, and nesting deeper than 64.
 * @param value plain data, as JSON.parse or a query gives it
 */
export function refuseUnsafeKeys(value: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth > maxDepth) throw invalid(`nested deeper than ${maxDepth}; send it flatter`);
    for (const [key, inner] of Object.entries(next.value)) {
      refuseKey(key);
      open.push({ value: inner, depth: next.depth + 1 });
    }
  }
}

/** `a=1&b=2&b=3` as `{ a: '1', b: ['2', '3'] }`. */
export function fieldsOf(entries: Iterable<[string, unknown]>): Record<string, unknown> {
  const fields = new Map<string, unknown[]>();
  for (const [key, value] of entries) {
    refuseKey(key);
    const values = fields.get(key);
    if (values === undefined) fields.set(key, [value]);
    else values.push(value);
  }
  return Object.fromEntries([...fields].map(([key, values]) => [key, values.length === 1 ? values[0] : values]));
}

function refuseKey(key: string): void {
  if (refusedKeys.has(key)) throw invalid(`the name ${key} is not allowed; leave it out`);
}

function describe(part: string, issue: z.core.$ZodIssue): string {
  const mend = issue.code === 'unrecognized_keys' ? '; leave it out' : '';
  return `${[part, ...issue.path.map(String)].join('.')}: ${issue.message}${mend}`;
}

function invalid(message: string): AppError {
  return new AppError('invalid', 'invalid', message);
}
