import { slug } from 'github-slugger';

const longest = 60;

/**
 * A name for the file and id of an article, like `reset-password`; undefined when the text has too few Latin letters or digits
 * for one, as Chinese has.
 */
export function nameOf(text: string): string | undefined {
  const latin = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2019]/g, '');
  const name = slug(latin.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (name.length < 2) return undefined;
  if (name.length <= longest) return name;
  // A word that is cut in two reads badly, unless it is the only one.
  return name
    .slice(0, longest + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, longest);
}

/** Gives names out, each once: `refund`, then `refund-2`, and never one of `taken`. */
export function freeNames(taken: Iterable<string>): (base: string) => string {
  const used = new Set(taken);
  const last = new Map<string, number>();
  return base => {
    let count = last.get(base) ?? 1;
    let name = count === 1 ? base : `${base}-${count}`;
    while (used.has(name)) {
      count += 1;
      name = `${base}-${count}`;
    }
    last.set(base, count);
    used.add(name);
    return name;
  };
}
