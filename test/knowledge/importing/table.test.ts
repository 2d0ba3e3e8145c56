import { describe, expect, it } from 'vitest';
import { articleText } from '../article-folder.ts';
import { bodyOf, importFiles } from './imported.ts';

const csv = (text: string | Uint8Array) => importFiles({ 'faq.csv': text });

/** 怎么包装成礼物？ and 可以，加四元。 in GBK, which GB18030 holds. */
const chinese = {
  header: [0xce, 0xca, 0xcc, 0xe2, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0d, 0x0a],
  row: [
    0xd4, 0xf5, 0xc3, 0xb4, 0xb0, 0xfc, 0xd7, 0xb0, 0xa3, 0xbf, 0x2c, 0xbf, 0xc9, 0xd2, 0xd4, 0xa3, 0xac, 0xbc, 0xd3,
    0xcb, 0xc4, 0xd4, 0xaa, 0xa1, 0xa3,
  ],
};

describe('a table of questions and answers', () => {
  it('becomes a draft a row', async () => {
    const { texts, problems } = await csv(
      'question,answer,title,topic,tags\nDo you wrap gifts?,"Yes, for S$4.",Gift wrapping,gifts,gift; paper\n',
    );
    expect(problems).toEqual([]);
    expect(texts).toEqual({
      'en/gifts/gift-wrapping.md': `---
id: gift-wrapping
title: Gift wrapping
questions:
  - Do you wrap gifts?
tags: [gift, paper]
updated: 2026-11-20
status: draft
---
Yes, for S$4.
`,
    });
  });

  it.each([
    ['commas', 'Question,Answer\nDo you wrap gifts?,Yes.'],
    ['a byte order mark and semicolons', '\ufeffQUESTION;ANSWER\r\nDo you wrap gifts?;Yes.\r\n'],
    ['tabs, and columns the other way round', ' answer \t question \nYes.\tDo you wrap gifts?'],
    ['Chinese names', '序号,问题,答案\n1,Do you wrap gifts?,Yes.'],
    ['quotes and an empty line', '"question","answer"\n\n"Do you wrap gifts?","Yes."\n\n'],
    ['numbers and marks before them', 'Q,A\nQ1: Do you wrap gifts?,A: Yes.'],
  ])('is read with %s', async (_name, text) => {
    const imported = await csv(text);
    expect(imported.problems).toEqual([]);
    expect(imported.drafts[0]?.text).toContain('  - Do you wrap gifts?\n');
    expect(bodyOf(imported)).toBe('Yes.');
  });

  it('is read as Excel in China saves it, and told to be Chinese', async () => {
    const { texts, problems } = await csv(Uint8Array.from([...chinese.header, ...chinese.row]));
    expect(problems).toEqual([]);
    expect(texts['zh/imported/zenme-baozhuang.md']).toContain('  - 怎么包装？\n');
    expect(texts['zh/imported/zenme-baozhuang.md']).toContain('可以，加四元。');
  });

  it('is read as Excel in the West saves it, and in UTF-16', async () => {
    const western = await csv(
      Buffer.from('question,answer\nWhy don\x92t you ship to caf\xe9s?,We do\x85 now.', 'latin1'),
    );
    expect(western.drafts[0]?.text).toContain('Why don’t you ship to cafés?');
    const wide = Buffer.from('\ufeffquestion\tanswer\nDo you wrap gifts?\t好的', 'utf16le');
    const swapped = Buffer.from(wide).swap16();
    for (const bytes of [wide, swapped, wide.subarray(2), swapped.subarray(2)])
      expect(bodyOf(await csv(bytes))).toBe('好的');
  });

  it('is read in UTF-16 without its mark where nearly all is Chinese', async () => {
    const wide = Buffer.from('问题\t答案\n一开始怎么退货\t三十天内可以退。\n', 'utf16le');
    for (const bytes of [wide, Buffer.from(wide).swap16()]) expect(bodyOf(await csv(bytes))).toBe('三十天内可以退。');
  });

  it.each<[string, Uint8Array, string]>([
    [
      'an Excel workbook',
      Buffer.from('PK\x03\x04rest'),
      ':1: no text but an Excel workbook, a Word document or a ZIP file; open',
    ],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), ':1: no text but an old Excel workbook'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), ':1: no text but a PDF; copy its words'],
    [
      'something binary',
      Uint8Array.from({ length: 400 }, (_, i) => (i * 7 + 1) % 255 || 1),
      ':1: not a text file, or a damaged one',
    ],
    ['half of UTF-16', Buffer.from('\ufeffquestion,answer\nWhy?,So', 'utf16le').subarray(0, -1), ':1: not a text file'],
    ['nothing', Buffer.from('\ufeff \n'), ':1: the file is empty'],
  ])('that is %s is refused with what to do', async (_name, bytes, message) => {
    const { drafts, problems } = await csv(bytes);
    expect(drafts).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(`faq.csv${message}`)]);
  });

  it('with bytes that are not UTF-8 among those that are is refused at their line, not read as something else', async () => {
    const text = Buffer.from('question,answer\n能包装吗？,可以，加四元。\n可以退货吗？,三十天内');
    expect((await csv(text.subarray(0, -1))).problems).toEqual([
      expect.stringMatching(/^faq\.csv:3: this line is not UTF-8 as the rest is/),
    ]);
    const cafe = Buffer.concat([
      Buffer.from('question,answer\nDo you like cafés, naïve or à la carte, señor?,"Yes – très"\nWhy?,'),
      Buffer.from([0xe9]),
    ]);
    expect((await csv(cafe)).problems).toEqual([expect.stringContaining('faq.csv:3: this line is not UTF-8')]);
  });

  it('keeps the lines of a cell apart, and lists as lists', async () => {
    const imported = await csv('question,answer\nHow?,"First do this.\nThen that:\n1. one\n2. two\n\nDone."');
    expect(bodyOf(imported)).toBe('First do this.\n\nThen that:\n\n1. one\n2. two\n\nDone.');
  });

  it('takes rows with the same answer as further questions of one article', async () => {
    const { texts } = await csv(
      'question,answer\nDo you wrap gifts?,Yes.\nCan it be a present?, Yes. \nDO YOU WRAP GIFTS,Yes.\n',
    );
    expect(Object.keys(texts)).toEqual(['en/imported/do-you-wrap-gifts.md']);
    expect(Object.values(texts)[0]).toContain('questions:\n  - Do you wrap gifts?\n  - Can it be a present?\nupdated');
  });

  it('lists every faulty row with its line and the mend, and imports the rest', async () => {
    const { drafts, problems } = await csv(
      [
        'question,answer,locale',
        'Do you wrap gifts?,"Yes,\nfor S$4.",',
        ',an answer,',
        'a question?,,',
        'more?,cells,en,than,columns',
        `${'long '.repeat(50)}?,yes,`,
        'in another language?,yes,xx',
        'Do you wrap gifts?,No!,',
        'Last one?,fine,',
        'never,"closed,',
        'so this is swallowed,too',
      ].join('\n'),
    );
    expect(drafts.map(({ slug }) => slug)).toEqual(['do-you-wrap-gifts', 'last-one']);
    expect(problems).toEqual([
      'faq.csv:4: the question is empty; write how customers ask it',
      'faq.csv:5: the answer is empty; write one, or take the row out',
      'faq.csv:6: more cells than the first line has columns; put text with a comma in double quotes',
      'faq.csv:11: a double quote is opened here and never closed; close it, or write "" for a quote in quoted text',
      'faq.csv:8: the language "xx" is not one of the desk; write a tag like en or zh, or nothing',
      'faq.csv:7: the question is longer than 200 characters; put the details into the answer',
      'faq.csv:9: the question "Do you wrap gifts?" stands in en/imported/do-you-wrap-gifts.md:5 too; keep it in the article that answers it best',
    ]);
  });

  it('without known columns is told how the first line must be', async () => {
    const { problems } = await csv('Do you wrap gifts?,Yes.\n');
    expect(problems).toEqual([
      expect.stringMatching(/^faq\.csv:1: the first line names no columns question and answer/),
    ]);
  });

  it('takes formulas and odd quotes as the words they are', async () => {
    const { drafts, problems } = await csv(
      'question,answer\n"=HYPERLINK(""http://evil.example"",""x"")",=1+1\nHe said "hi"?,@SUM(A1)\n"a ""b""?",-2+3\n',
    );
    expect(problems).toEqual([]);
    expect(drafts.map(({ text }) => text)).toEqual([
      expect.stringContaining('  - =HYPERLINK("http://evil.example","x")\n'),
      expect.stringContaining('  - He said "hi"?\n'),
      expect.stringContaining('  - a "b"?\n'),
    ]);
  });

  it('never takes a name that is taken, in any language, nor a question that another article has', async () => {
    const shelf = {
      'en/a/do-you-wrap-gifts.md': articleText('wrapping', 'Yes.', { questions: '["Wrap gifts please"]' }),
      'zh/a/lamps.md': articleText('do-you-wrap-gifts-2'),
    };
    const source = 'question,answer\nDo you wrap gifts from others?,a,\nWhat about wrapping?,b\n';
    const { texts, problems } = await importFiles({ 'faq.csv': source.replace(' from others', '') }, shelf);
    expect(problems[0]).toMatch(
      /^faq\.csv:2: the question "Do you wrap gifts\?" is the same to the bot as "Wrap gifts please" in en\/a\/do-you-wrap-gifts\.md:4/,
    );
    expect(Object.keys(texts)).toEqual(['en/imported/what-about-wrapping.md']);
    const titled = 'question,answer,title\nMay it be a present?,a,Do you wrap gifts\n';
    expect(Object.keys((await importFiles({ 'faq.csv': titled }, shelf)).texts)).toEqual([
      'en/imported/do-you-wrap-gifts-3.md',
    ]);
  });
});
