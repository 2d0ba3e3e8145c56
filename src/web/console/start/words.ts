import { start } from './start.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Words = (key: string, values?: Values) => string;

/** A sentence by its key below `console.`, with `{name}` filled as the server fills it. An unknown key shows itself. */
export const say: Words = (key, values = {}) =>
  (start.words[key] ?? key).replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );

/** True for a key that the dialogs have: words for what the server names may be missing. */
export function hasWords(key: string): boolean {
  return Object.hasOwn(start.words, key);
}

/** The words of the console in the operator's language. */
export function useWords(): Words {
  return say;
}
