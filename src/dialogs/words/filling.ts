export type Values = Readonly<Record<string, string | number>>;

/** Fixed placeholders only: a value is put in once and never read again as a template. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
