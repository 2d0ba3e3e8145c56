import { beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Hit, Search } from '../../src/knowledge/ports.ts';
import { buildIndex } from '../../src/knowledge/search.ts';
import { createLanguage } from '../../src/language/language.ts';
import { content } from '../support/content.ts';
import { links } from './article-folder.ts';
import {
  chineseElsewhere,
  chineseQuestions,
  chineseShort,
  englishElsewhere,
  englishQuestions,
  englishShort,
  type RankingQuery,
} from './ranking-queries.ts';

const { packs, policy } = content();
const language = createLanguage(packs, policy.defaultLocale);
const { answer, lead, clarify } = policy.match;
let search: Search;

beforeAll(async () => {
  search = buildIndex((await loadKnowledge('knowledge', links)).articles, language.terms);
});

function find(text: string, locale: string): Hit[] {
  return search.search({ text, locale, terms: language.terms(text, locale) }, 3);
}

/** What the desk would do with it by the thresholds of policy.yaml. */
function outcome(hits: readonly Hit[]): 'answer' | 'choices' | 'nothing' {
  const [first, second] = hits;
  if (!first || first.score < clarify) return 'nothing';
  return first.score >= answer && first.score - (second?.score ?? 0) >= lead ? 'answer' : 'choices';
}

/** Queries sorted by what came of them, so that a failing count shows which. */
function sortOut(queries: readonly RankingQuery[], locale: string) {
  const sorted = { right: [''], wrong: [''], offered: [''], missed: [''], first: [''] };
  for (const list of Object.values(sorted)) list.pop();
  for (const [text, ...ids] of queries) {
    const hits = find(text, locale);
    const isRight = (hit: Hit | undefined) => hit !== undefined && ids.includes(hit.article.id);
    const result = outcome(hits);
    if (isRight(hits[0])) sorted.first.push(text);
    if (result === 'answer') sorted[isRight(hits[0]) ? 'right' : 'wrong'].push(text);
    else if (result === 'choices' && hits.some(hit => isRight(hit) && hit.score >= clarify)) sorted.offered.push(text);
    else sorted.missed.push(text);
  }
  return sorted;
}

describe.each([
  ['en', englishQuestions, englishElsewhere, englishShort],
  ['zh', chineseQuestions, chineseElsewhere, chineseShort],
] as const)('the sample shop in %s', (locale, questions, elsewhere, short) => {
  it('answers most questions worded in other ways, offers the article for most others, and is seldom wrong', () => {
    const { right, wrong, offered, first } = sortOut(questions, locale);
    const share = (list: readonly string[]) => list.length / questions.length;
    expect(questions.length).toBeGreaterThanOrEqual(40);
    expect(share(first), 'the right article comes first').toBeGreaterThan(0.75);
    expect(share(right), 'answered from the right article').toBeGreaterThan(0.55);
    expect(share([...right, ...offered]), 'answered or offered').toBeGreaterThan(0.8);
    expect(share(wrong), `answered from a wrong article: ${wrong.join('; ')}`).toBeLessThan(0.08);
  });

  it('answers nothing that the articles know nothing about, and offers choices for few', () => {
    const results = elsewhere.map(text => outcome(find(text, locale)));
    expect(elsewhere.filter((_, i) => results[i] === 'answer')).toEqual([]);
    expect(results.filter(result => result === 'nothing').length / elsewhere.length).toBeGreaterThan(0.75);
  });

  it('offers choices for the bare name of a topic', () => {
    expect(short.map(text => `${text}: ${outcome(find(text, locale))}`)).toEqual(short.map(text => `${text}: choices`));
  });

  it('finds every article by each of its own example questions', async () => {
    const { articles } = await loadKnowledge('knowledge', links);
    const lost = articles
      .filter(article => article.locale === locale)
      .flatMap(({ id, questions: own }) => own.filter(text => !find(text, locale).some(hit => hit.article.id === id)));
    expect(lost).toEqual([]);
  });
});

describe('questions that must find their article', () => {
  it.each([
    ['en', 'How do I reset my password?', 'reset-password'],
    ['en', 'My card was charged twice, urgent!!', 'charged-twice'],
    ['en', 'how do i resset my pasword', 'reset-password'],
    ['en', 'Where is my parcel?', 'track-parcel'],
    ['en', 'ring flashing blue', 'pair-with-phone'],
    ['en', 'How do I return it 怎么退货', 'return-an-item'],
    ['en', 'What is your phone number?', 'opening-hours'],
    ['en', 'How much is the Lantern One?', 'lamp-models'],
    ['zh', '怎么登录', 'log-in'],
    ['zh', '怎么充电', 'charge-the-lamp'],
    ['zh', '蓝灯一直闪', 'pair-with-phone'],
    ['zh', '我的包裹到哪里了？', 'track-parcel'],
    ['zh', '我的账户怎么登录？', 'log-in'],
    ['zh', '如何使用该产品？', 'use-the-lamp'],
    ['zh', '重置密碼', 'reset-password'],
  ])('%s: %s', (locale, text, id) => {
    const hits = find(text, locale);
    expect(hits[0]?.article.id).toBe(id);
    expect(outcome(hits)).toBe('answer');
  });

  it.each([
    ['en', "what's the weather in Paris"],
    ['zh', '你们卖自行车吗'],
  ])('%s: %s finds nothing worth offering', (locale, text) => {
    expect(outcome(find(text, locale))).toBe('nothing');
  });
});

describe('words that say little', () => {
  it.each([
    ['en', 'what do you mean?'],
    ['en', 'time'],
    ['zh', '今天天气怎么样'],
    ['zh', '不告诉你'],
    ['zh', '今天'],
  ])('%s: "%s" is not answered', (locale, text) => {
    expect(outcome(find(text, locale))).not.toBe('answer');
  });

  it('a number of an order changes nothing', () => {
    const ids = (text: string) => find(text, 'en').map(hit => hit.article.id);
    expect(ids('Where is my order LL-30551?')).toEqual(ids('Where is my order?'));
  });
});

describe('the section of an answer', () => {
  it.each([
    ['en', 'How do I reset my password?', ''],
    ['en', 'my reset link is too old', 'the-reset-link-has-expired'],
    ['en', 'tracking says delivered but there is nothing here', 'marked-as-delivered-but-not-here'],
    ['en', 'smoke is coming out of my lamp', ''],
    ['zh', '我的账户怎么登录？', ''],
    ['zh', '手机应用找不到台灯', '应用里找不到灯'],
    ['zh', '保修期是几年', '保修期多长'],
  ])('%s: %s -> #%s', (locale, text, anchor) => {
    expect(find(text, locale)[0]?.section.anchor).toBe(anchor);
  });
});
