/** A React element as Web Chat's own React 16 makes it. The bundle does not export React, so ours are made after its pattern. */
export type Element = { type: unknown; key: unknown; ref: unknown; props: Record<string, unknown> };

/** An element of ours, after the pattern of one that Web Chat made. */
export function like(pattern: Element, type: string, props: Record<string, unknown>): Element {
  return { ...pattern, type, key: null, ref: null, props };
}
