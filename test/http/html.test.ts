import { describe, expect, it } from 'vitest';
import { html, htmlText, raw } from '../../src/http/html.ts';

describe('html', () => {
  it('abuse 02: escapes every value, in text and in quoted attributes', () => {
    const name = `<img src=x onerror="alert('1')">&`;
    expect(htmlText(html`<a title="${name}">${name}</a>`)).not.toMatch(/<img|"alert|'1'/);
    expect(htmlText(html`<b>${'<&>"\''}</b>`)).toBe('<b>&#60;&#38;&#62;&#34;&#39;</b>');
  });

  it('keeps nested templates and lists of them', () => {
    const items = ['一', '<two>'].map(item => html`<li>${item}</li>`);
    expect(htmlText(html`<ul>${items}</ul>`)).toBe('<ul><li>一</li><li>&#60;two&#62;</li></ul>');
  });

  it('writes nothing for nothing', () => {
    expect(htmlText(html`[${undefined}${null}${false}${0}]`)).toBe('[0]');
  });

  it('leaves sanitised markup alone', () => {
    expect(htmlText(html`<main>${raw('<p>ok</p>')}</main>`)).toBe('<main><p>ok</p></main>');
  });
});
