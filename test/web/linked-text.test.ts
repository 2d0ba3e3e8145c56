import { describe, expect, it } from 'vitest';
import { linked } from '../../src/web/chat/dom/linked-text.ts';

const links = (text: string) => linked(text).flatMap(({ href }) => (href === undefined ? [] : [href]));

describe('addresses in plain text', () => {
  it.each([
    ['See https://shop.example/a?b=1#c.', ['https://shop.example/a?b=1#c']],
    [
      '(https://shop.example/lamp_(one)), or http://other.example/',
      ['https://shop.example/lamp_(one)', 'http://other.example/'],
    ],
    ['请看https://shop.example/帮助，谢谢', ['https://shop.example/']],
    ['打开 https://shop.example/track/LL-1。', ['https://shop.example/track/LL-1']],
    ['**https://shop.example** and [x](https://shop.example/y)', ['https://shop.example', 'https://shop.example/y']],
    ['javascript:alert(1) data:text/html,x ftp://a.example www.shop.example https://', []],
    ['<a href="https://shop.example">x</a>', ['https://shop.example']],
  ])('finds in %s the addresses %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses not a character of the text', () => {
    for (const text of [
      '',
      'none',
      'https://a.example',
      ' a\n https://a.example/).\n\nb ',
      'https:// https://b.example!?',
    ]) {
      expect(
        linked(text)
          .map(piece => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
