import { describe, expect, it } from 'vitest';
import { articleText } from '../article-folder.ts';
import { bodyOf, importFiles } from './imported.ts';

const markdown = (text: string | Uint8Array) => importFiles({ 'help/gift wrapping.md': text });

describe('a markdown file', () => {
  it('without front matter is called by its heading, else by its file', async () => {
    const titled = await markdown('# Wrapping gifts\n\nYes.\n\n## Cards\nToo.\n');
    expect(titled.drafts[0]).toMatchObject({ file: 'en/imported/wrapping-gifts.md' });
    expect(bodyOf(titled)).toBe('Yes.\n\n## Cards\n\nToo.');
    expect((await markdown('Yes.')).drafts[0]).toMatchObject({ file: 'en/imported/gift-wrapping.md' });
    expect((await markdown('# 礼品包装\n\n可以。')).drafts[0]).toMatchObject({ file: 'zh/imported/gift-wrapping.md' });
    expect((await importFiles({ '包装.md': '# 礼品包装\n\n可以。' })).drafts[0]).toMatchObject({
      file: 'zh/imported/lipin-baozhuang.md',
    });
  });

  it('keeps what its front matter has in common with articles, and tells what it leaves out', async () => {
    const text = articleText('wrapping', 'Yes.', {
      title: 'Gift: wrapping',
      questions: '[Do you wrap gifts?, Can it be a present?]',
      tags: 'gift, card',
      category: 'Gifts & cards',
      author: 'Mei',
      weight: '7',
      status: 'published',
    }).replace('title: Gift: wrapping', 'title: "Gift: wrapping"');
    const { texts, notes, problems } = await markdown(text);
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      'help/gift wrapping.md:9: "author" is left out; articles have no such key',
      'help/gift wrapping.md:10: "weight" is left out; articles have no such key',
    ]);
    expect(texts['en/gifts-cards/wrapping.md']).toBe(
      `---
id: wrapping
title: "Gift: wrapping"
questions:
  - Do you wrap gifts?
  - Can it be a present?
tags: [gift, card]
updated: 2026-11-20
status: draft
---
Yes.
`.replace(/"/g, "'"),
    );
  });

  it('keeps its id beside a translation, and not beside an article of its language', async () => {
    const source = { 'x.md': articleText('wrapping', 'Yes.', { questions: '[Do you wrap gifts?]' }) };
    const beside = async (place: string) =>
      Object.keys(
        (await importFiles(source, { [place]: articleText('wrapping', 'w', { questions: '[Else]' }) })).texts,
      );
    expect(await beside('zh/a/wrapping.md')).toEqual(['en/imported/wrapping.md']);
    expect(await beside('en/a/wrapping.md')).toEqual(['en/imported/about-wrapping.md']);
  });

  it('with headings that ask becomes a draft a question', async () => {
    const { drafts } = await markdown('# FAQ\n\n## Do you wrap gifts?\nYes.\n\n## 可以寄卡片吗？\n可以。\n');
    expect(drafts.map(({ locale, slug }) => `${locale}/${slug}`)).toEqual([
      'en/do-you-wrap-gifts',
      'zh/keyi-ji-kapian-ma',
    ]);
  });

  it.each([
    ['bold lines', '# FAQ\n\n**Do you wrap gifts?**\n\nYes.\n\n- red\n\n**可以寄卡片吗？**\n可以。\n'],
    [
      'bold words with the answer after them',
      'Welcome!\n\n**Do you wrap gifts?** Yes.\n\n- red\n\n**可以寄卡片吗？** 可以。',
    ],
    [
      'lines of Q and A',
      '# FAQ\n\nQ: Do you wrap gifts?\nA: Yes.\n\n- red\n\n## More\n\n问：可以寄卡片吗？\n答：可以。',
    ],
    ['paragraphs of Q and A', 'Q1. Do *you* wrap gifts?\n\nA: Yes.\n\n- red\n\n**问：可以寄卡片吗**\n\n可以。'],
  ])('that asks in %s becomes a draft a question', async (_name, text) => {
    const { drafts } = await markdown(text);
    const parts = drafts.map(draft => /questions:\n {2}- (.*?)\n.*\n---\n(.*)$/s.exec(draft.text)?.slice(1, 3));
    expect(parts).toEqual([
      ['Do you wrap gifts?', 'Yes.\n\n- red\n'],
      [expect.stringMatching(/^可以寄卡片吗？?$/), '可以。\n'],
    ]);
  });

  it('with a bold question or two among its headings stays one article', async () => {
    const { drafts } = await markdown('# Gifts\n\n## Paper\n**Why?** So.\n\n## Cards\n**How?** Thus.\n');
    expect(drafts.map(({ slug }) => slug)).toEqual(['gifts']);
  });

  it('of which only half the headings ask stays one article', async () => {
    const { drafts } = await markdown(
      '# Gifts\n\n## Wrapping?\nYes.\n\n## Cards\nToo.\n\n## Why?\nSo.\n\n## Bows\nRed.\n',
    );
    expect(drafts.map(({ slug }) => slug)).toEqual(['gifts']);
  });

  it('with nothing but one question is called by it', async () => {
    const one = '# FAQ\n\n## Do you wrap gifts?\nYes.\n';
    expect((await markdown(one)).drafts.map(({ slug }) => slug)).toEqual(['do-you-wrap-gifts']);
    expect((await markdown(one.replace('FAQ\n', 'FAQ\n\nHello.\n'))).drafts.map(({ slug }) => slug)).toEqual(['faq']);
  });

  it('comes without raw HTML, images, dangerous links and links to files that are not there', async () => {
    const imported = await markdown(
      '# Gifts\n\n<script>alert(1)</script>\n\nYes <b onclick="x">we</b> do, [a](javascript:alert(1)), [b](../c.md), [d][d], ![e](x.png), [f](https://shop.example), [g](#cards).\n\n[d]: data:text/html,x\n\n## Cards\nToo.[^1]\n\n[^1]: Really.\n',
    );
    expect(bodyOf(imported)).toBe('Yes we do, a, b, d, e, [f](https://shop.example), [g](#cards).\n\n## Cards\n\nToo.');
    expect(imported.problems).toEqual([]);
    expect(imported.notes.map(note => note.replace(/;.*/, ''))).toEqual([
      'help/gift wrapping.md:1: raw HTML is left out',
      'help/gift wrapping.md:1: the link is left out',
      'help/gift wrapping.md:1: footnotes are left out',
      'help/gift wrapping.md:1: links to other files are left out',
    ]);
  });

  it.each([
    ['abuse 46: a bomb of YAML aliases', '---\na: &a [x,x]\nb: [*a,*a]\n---\nwords', ':2: anchors (&) and aliases'],
    ['broken YAML', '---\ntitle: "open\n---\nwords', ':2: '],
    ['no words', '---\ntitle: Nothing\n---\n<!-- x -->\n', ': the article has no text'],
    ['abuse 41: nested quotes', `# A\n\n${'>'.repeat(5000)} x`, 'nested too deep'],
    ['abuse 41: brackets', `# A\n\n${'['.repeat(50_000)}`, 'too many marks'],
    ['abuse 46: ten megabytes', 'word '.repeat(2_000_000), ':1: 9766 KiB are too much'],
    ['no text', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), ':1: no text but an Excel workbook'],
  ])('%s is refused', async (_name, text, message) => {
    const { drafts, problems } = await markdown(text);
    expect(drafts).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(message)]);
  });
});
