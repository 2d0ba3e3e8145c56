import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const table: [text: string, place: number | undefined][] = [
  ['the second one', 2],
  ['The first, please!', 1],
  ['2nd', 2],
  ['I meant the third option', 3],
  ['option b', 2],
  ['two', 2],
  ['the last one', -1],
  ['last', -1],
  ['第二个', 2],
  ['第2个', 2],
  ['第二個，謝謝', 2],
  ['选第三个吧', 3],
  ['最后一个', -1],
  ['最後一個', -1],
  ['2', undefined],
  ['the second one is broken', undefined],
  ['the first or the second', undefined],
  ['wait a second', undefined],
  ['my last order', undefined],
  ['第二个不亮', undefined],
  ['please', undefined],
  ['', undefined],
];

describe('the place that a message picks', () => {
  it.each(table)('of "%s" is %s', (text, place) => {
    expect(installedLanguage.understand(text, 'en').ordinal).toBe(place);
  });
});
