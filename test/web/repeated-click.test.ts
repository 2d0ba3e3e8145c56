import { expect, it } from 'vitest';
import { isRepeated } from '../../src/web/chat/dom/repeated-click.ts';

const first = { at: 5000, words: 'Yes', x: 40, y: 700 };

it.each([
  ['the same words at once', { at: 5090 }, true],
  ['the same words elsewhere, soon', { at: 5900, x: 300 }, true],
  ['the same words, asked again', { at: 6000 }, false],
  ['other words that came under the pointer', { at: 5400, words: 'No', x: 42 }, true],
  ['other words at the same spot, read first', { at: 5500, words: 'No' }, false],
  ['other words elsewhere', { at: 5100, words: 'No', x: 140 }, false],
])('tells a double click from a choice: %s', (_case, change, isDouble) => {
  expect(isRepeated({ ...first, ...change }, first)).toBe(isDouble);
});
