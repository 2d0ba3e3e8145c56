/** Words that are remembered; when there are more, all are forgotten. */
const most = 20_000;
/** Longer ones are noise that never comes again. */
const longest = 40;

/** The same function of a word, which reads each word once. What it gives must not be changed. */
export function remembering<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return word => {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const value = read(word);
    if (word.length > longest) return value;
    if (known.size >= most) known.clear();
    known.set(word, value);
    return value;
  };
}
