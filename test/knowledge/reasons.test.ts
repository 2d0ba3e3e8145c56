import { beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Search, Why } from '../../src/knowledge/ports.ts';
import { wordsOf } from '../../src/knowledge/reasons.ts';
import { buildIndex } from '../../src/knowledge/search.ts';
import { installedLanguage } from '../language/installed-language.ts';
import { links } from './article-folder.ts';

let search: Search;

beforeAll(async () => {
  const { articles } = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname, links);
  search = buildIndex(articles, installedLanguage);
});

function hitOf(words: string, previous: string) {
  const { text, locale, terms } = installedLanguage.understand(words, previous);
  const [hit] = search.search({ text, locale, terms }, 1);
  if (!hit) throw new Error(`nothing was found for ${words}`);
  return hit;
}

const whyOf = (words: string, previous = 'en'): Why => hitOf(words, previous).why;

describe('the reasons of a hit', () => {
  it('tell whole words, not stems', () => {
    const { terms, question } = whyOf('Which countries do you deliver to?');
    expect(terms).toEqual(['country', 'delivery']);
    expect(question).toBe('Do you ship to my country?');
  });

  it('tell the words of the section that is shown, too', () => {
    const hit = hitOf('No store and no pick-up?', 'en');
    expect(hit.section.heading).toBe('No store and no pick-up');
    expect(hit.why.terms).toEqual(['no', 'store', 'pick', 'up']);
  });

  it('tell a misspelt word as it was meant', () => {
    expect(whyOf('I forgot my pasword').terms).toEqual(['forgot', 'password']);
  });

  it('tell Chinese words whole, though their characters are indexed in pairs', () => {
    expect(whyOf('怎么重置密码', 'zh').terms).toEqual(['重置密码']);
    expect(whyOf('我的 PayNow 付不了款', 'zh').terms).toEqual(expect.arrayContaining(['paynow']));
  });

  it.each([
    ['Do you sell bicycles?', 'en', ['bicycles']],
    ['你们有猫粮吗？', 'zh', ['猫粮']],
    ['I forgot my password', 'en', []],
  ])('tell what no article knows of "%s"', (words, locale, unknown) => {
    expect(whyOf(words, locale).unknown).toEqual(unknown);
  });

  it('have no nearest question where none is like it', () => {
    const { question, similarity } = whyOf('PDPA', 'en');
    expect(question === undefined).toBe(similarity === 0);
  });

  it('add up to the score', () => {
    const { score, why } = hitOf('Is there a refund for a cancelled order?', 'en');
    const { questions, texts, exact } = why.parts;
    expect([why.unknown, why.isVague, exact]).toEqual([[], false, 0]);
    expect(questions + texts).toBeCloseTo(score, 5);
  });

  it('name the exact words of a question, and a bare topic', () => {
    expect(whyOf('i forgot my password').parts.exact).toBeGreaterThan(0);
    expect([whyOf('refund').isVague, whyOf('i forgot my password').isVague]).toEqual([true, false]);
  });
});

describe('the words of index terms', () => {
  const han = (text: string) => ({ kind: 'han' as const, text, stem: text, isStop: false });
  const word = (text: string, stem: string) => ({ kind: 'word' as const, text, stem, isStop: false });

  it('join what overlaps, and part what only touches', () => {
    expect(wordsOf(['重置', '置密', '密码'], [han('重置'), han('密码')])).toEqual(['重置密码']);
    expect(wordsOf(['运费', '多少'], [han('运费'), han('多少')])).toEqual(['运费', '多少']);
  });

  it('come in the order of the text, each once', () => {
    const tokens = [word('ships', 'ship'), word('countries', 'countri'), word('country', 'countri')];
    expect(wordsOf(['countri', 'ship', 'other'], tokens)).toEqual(['ships', 'countries', 'country']);
  });

  it('are all of a question of nothing but stop words, which is one term', () => {
    expect(wordsOf(['what do you'], [word('what', 'what'), word('do', 'do'), word('you', 'you')])).toHaveLength(3);
  });
});
