/** Words or other strings -> their numbers, 0 and up in the order in which they came. Only grows. */
export type Numbering = Map<string, number>;

/** The number of a string; the next free one for a new string. */
export function numberOf(text: string, numbering: Numbering): number {
  const known = numbering.get(text);
  if (known !== undefined) return known;
  numbering.set(text, numbering.size);
  return numbering.size - 1;
}
