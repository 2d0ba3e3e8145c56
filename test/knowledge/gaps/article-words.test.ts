import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/knowledge/article.ts';
import { countArticleWords } from '../../../src/knowledge/gaps/article-words.ts';
import { finish } from '../../../src/knowledge/slices.ts';
import { plainTerms } from '../article-folder.ts';

function article(title: string, text = ''): Article {
  return {
    id: title,
    title,
    questions: ['where is it'],
    tags: ['tagged'],
    updated: '2026-11-20',
    status: 'published',
    urgent: false,
    locale: 'en',
    topic: 'things',
    slug: title,
    file: 'en/things/x.md',
    version: '1',
    sections: [{ anchor: 'a', heading: 'Heading', markdown: text, text }],
    html: '',
  };
}

const count = (articles: readonly Article[]) => finish(countArticleWords(articles, 'en', plainTerms));

describe('countArticleWords', () => {
  it('counts each article once, by its title, questions, tags, headings and texts', () => {
    const { articles, holders } = count([article('lamp', 'a lamp and a lamp'), article('shade', 'of the lamp')]);
    expect(articles).toBe(2);
    const words = ['lamp', 'shade', 'where', 'tagged', 'heading', 'sofa'];
    expect(words.map(word => holders.get(word))).toEqual([2, 1, 2, 2, 2, undefined]);
  });

  it('looks at a part of very many, from the first to the last', () => {
    const { articles, holders } = count(Array.from({ length: 3000 }, (_, i) => article(i < 1500 ? 'early' : 'late')));
    expect([articles, holders.get('early'), holders.get('late')]).toEqual([300, 150, 150]);
  });

  it('counts nothing where there is none', () => {
    expect(count([])).toEqual({ articles: 0, holders: new Map() });
  });
});
