import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftArticle } from '../../../src/knowledge/authoring/draft-article.ts';
import { readFrontMatter } from '../../../src/knowledge/files/front-matter.ts';

const draft = (title: string, questions: string[], tags: string[] = []) =>
  draftArticle({ id: 'gift-wrapping', title, questions, tags, updated: '2026-11-20', body: 'Yes, for S$4.' });

describe('the text of a draft', () => {
  it('looks as an editor would write it', () => {
    expect(draft('Gift wrapping', ['Can you wrap it?', '可以包装成礼物吗？'], ['gift', '礼物'])).toBe(`---
id: gift-wrapping
title: Gift wrapping
questions:
  - Can you wrap it?
  - 可以包装成礼物吗？
tags: [gift, 礼物]
updated: 2026-11-20
status: draft
---
Yes, for S$4.
`);
  });

  it.each([
    'Delivery: how long?',
    '# not a comment',
    '- not a list',
    '--- not an end',
    '"quoted", \'twice\' & *starred*',
    '=HYPERLINK("http://evil.example")',
    'null',
    '2026-11-20',
    '{a: 1}',
    '[x](y)',
    '!tag |block >fold %directive @at `tick`',
    '退货：多久？',
  ])('keeps %s as it is, as title, question and tag', text => {
    const { front } = readFrontMatter('en/a/x.md', draft(text, [text, text], [text]));
    expect([front.title, ...front.questions, ...front.tags]).toEqual([text, text, text, text]);
    expect(front.status).toBe('draft');
  });

  it('keeps any words whatever', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 100 }).filter(text => text.trim().length > 1);
    fc.assert(
      fc.property(words, text => {
        const { front } = readFrontMatter('en/a/x.md', draft(text, [text]));
        expect(front.questions).toEqual([text.trim()]);
      }),
    );
  });
});
