/** Within this time the same words are not chosen twice on purpose, milliseconds. */
const sameWordsMs = 1000;
/** The longest double click that systems know, milliseconds, and how far a hand slips in it, pixels. */
const doubleClickMs = 500;
const sameSpotPx = 8;

type Click = { at: number; words: string; x: number; y: number };

/**
 * Drops the second click of a double click on a suggested action before Web Chat hears it. Web Chat would send the words twice and leave
 * its send box read-only; and where the answer is quick, the second click would choose among the next suggestions, unread.
 */
export function dropDoubleClicks(root: HTMLElement): void {
  let last: Click | undefined;
  root.addEventListener(
    'click',
    event => {
      const button = event.target instanceof Element ? event.target.closest('.webchat__suggested-action') : null;
      if (button === null) return;
      const click = { at: event.timeStamp, words: button.textContent ?? '', x: event.clientX, y: event.clientY };
      if (last === undefined || !isRepeated(click, last)) {
        last = click;
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

function isRepeated(click: Click, last: Click): boolean {
  const passed = click.at - last.at;
  if (click.words === last.words) return passed < sameWordsMs;
  return passed < doubleClickMs && Math.hypot(click.x - last.x, click.y - last.y) <= sameSpotPx;
}
