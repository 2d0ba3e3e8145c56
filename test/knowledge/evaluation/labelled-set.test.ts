import { expect, it } from 'vitest';
import { readLabelledSet } from '../../../src/knowledge/evaluation/labelled-set.ts';

const articles = [{ id: 'a', title: 'A', questions: ['a?'] }];
const set = (changes: object) =>
  JSON.stringify({ name: 'shop', articles, queries: [{ text: 'q', articleId: 'a' }], ...changes });

it('is read with its articles and queries; other keys are let be', () => {
  expect(readLabelledSet('f.json', set({ source: 'us' }))).toMatchObject({ name: 'shop', articles });
});

it.each([
  ['no JSON', '{', 'f.json: '],
  ['no articles', set({ articles: [] }), 'f.json: articles: give at least one article'],
  ['an id twice', set({ articles: [...articles, ...articles] }), 'two articles have the same id'],
  ['an unknown id', set({ queries: [{ text: 'q', articleId: 'z' }] }), 'queries.0: no article has the id "z"'],
  ['a query without a label', set({ queries: [{ text: 'q' }] }), 'f.json: queries.0.articleId'],
])('is refused with %s, told where', (_name, text, message) => {
  expect(() => readLabelledSet('f.json', text)).toThrow(message);
});
