/** Within this time the same words are not chosen twice on purpose, milliseconds. */
const sameWordsMs = 1000;
/** The longest double click that systems know, milliseconds, and how far a hand slips in it, pixels. */
const doubleClickMs = 500;
const sameSpotPx = 8;

/** A click on a suggestion: `at` in milliseconds, the spot in pixels. */
export type Click = { at: number; words: string; x: number; y: number };

/** True when `click` is only the second half of a double click that began with `last`, whatever lies under the pointer by then. */
export function isRepeated(click: Click, last: Click): boolean {
  const passed = click.at - last.at;
  if (click.words === last.words) return passed < sameWordsMs;
  return passed < doubleClickMs && Math.hypot(click.x - last.x, click.y - last.y) <= sameSpotPx;
}
