import { type Click, isRepeated } from './repeated-click.ts';

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
