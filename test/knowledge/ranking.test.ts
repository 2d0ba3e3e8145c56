import { beforeAll, describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/knowledge/confidence.ts';
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
let search: Search;

beforeAll(async () => {
  search = buildIndex((await loadKnowledge('knowledge', links)).articles, language);
});

function find(text: string, locale: string): Hit[] {
  return search.search({ text, locale, terms: language.terms(text, locale) }, 3);
}

const verdict = (hits: readonly Hit[]) => verdictOf(hits, policy.match);

/** Queries sorted by what came of them, so that a failing count shows which. */
function sortOut(queries: readonly RankingQuery[], locale: string) {
  const sorted = { right: [''], wrong: [''], offered: [''], missed: [''], first: [''] };
  for (const list of Object.values(sorted)) list.pop();
  for (const [text, ...ids] of queries) {
    const hits = find(text, locale);
    const isRight = (hit: Hit | undefined) => hit !== undefined && ids.includes(hit.article.id);
    const result = verdict(hits);
    if (isRight(hits[0])) sorted.first.push(text);
    if (result === 'answer') sorted[isRight(hits[0]) ? 'right' : 'wrong'].push(text);
    else if (result === 'clarify' && hits.some(hit => isRight(hit) && hit.score >= policy.match.clarify)) {
      sorted.offered.push(text);
    } else sorted.missed.push(text);
  }
  return sorted;
}

describe.each([
  ['en', englishQuestions, englishElsewhere, englishShort],
  ['zh', chineseQuestions, chineseElsewhere, chineseShort],
] as const)('the sample shop in %s', (locale, questions, elsewhere, short) => {
  it('answers most questions worded in other ways, offers the article for most others, and is seldom wrong', () => {
    const { right, wrong, offered, first, missed } = sortOut(questions, locale);
    const share = (list: readonly string[]) => list.length / questions.length;
    expect(questions.length).toBeGreaterThanOrEqual(40);
    expect(share(first), 'the right article comes first').toBeGreaterThan(0.8);
    expect(share(right), 'answered from the right article').toBeGreaterThan(0.55);
    expect(share([...right, ...offered]), `answered or offered; missed: ${missed.join('; ')}`).toBeGreaterThan(0.8);
    expect(share(wrong), `answered from a wrong article: ${wrong.join('; ')}`).toBeLessThan(0.05);
  });

  it('answers nothing that the articles know nothing about, and offers choices for few', () => {
    const results = elsewhere.map(text => verdict(find(text, locale)));
    expect(elsewhere.filter((_, i) => results[i] === 'answer')).toEqual([]);
    expect(results.filter(result => result === 'nothing').length / elsewhere.length).toBeGreaterThan(0.75);
  });

  it('offers choices for the bare name of a topic', () => {
    expect(short.map(text => `${text}: ${verdict(find(text, locale))}`)).toEqual(short.map(text => `${text}: clarify`));
  });

  it('puts every article first for each of its own example questions', async () => {
    const { articles } = await loadKnowledge('knowledge', links);
    const lost = articles
      .filter(article => article.locale === locale)
      .flatMap(({ id, questions: own }) => own.filter(text => find(text, locale)[0]?.article.id !== id));
    expect(lost).toEqual([]);
  });
});

describe('what must be found, and why', () => {
  it.each([
    ['en', 'How do I reset my password?', 'reset-password', 'an example question in its own words'],
    ['en', 'how do i resset my pasword', 'reset-password', 'two slips: the pieces of the words still fit'],
    ['en', 'howdoiresetmypassword', 'reset-password', 'no spaces at all'],
    ['en', 'RESET PASSWORD!!!', 'reset-password', 'capitals and marks say nothing'],
    ['en', 'Ｒｅｓｅｔ　ｐａｓｓｗｏｒｄ', 'reset-password', 'full-width letters'],
    ['en', '🔑 reset password 🙏', 'reset-password', 'emoji say nothing'],
    ['en', 'My card was charged twice, urgent!!', 'charged-twice', 'urgency beside the question'],
    ['en', 'Where is my parcel?', 'track-parcel', 'a stop word and a noun, as an example has them'],
    ['en', 'Where is my parcel LL-30551?', 'track-parcel', 'the number of an order changes nothing'],
    ['en', 'ring flashing blue', 'pair-with-phone', 'three words of one section'],
    ['en', 'How do I return it 怎么退货', 'return-an-item', 'two languages in one message'],
    ['en', 'What is your phone number?', 'opening-hours', 'an example, though "phone" is elsewhere too'],
    ['en', 'How much is the Lantern One?', 'lamp-models', 'a product by its name'],
    ['en', 'SKU-4471 price', 'lamp-models', 'a product by its code'],
    ['zh', '怎么登录', 'log-in', 'all of a title but one character'],
    ['zh', '怎么充电', 'charge-the-lamp', 'a short question'],
    ['zh', '蓝灯一直闪', 'pair-with-phone', 'the words of a section'],
    ['zh', '我的包裹到哪里了？', 'track-parcel', 'an example with another word for where'],
    ['zh', '我的账户怎么登录？', 'log-in', 'an example'],
    ['zh', '如何使用该产品？', 'use-the-lamp', 'said formally'],
    ['zh', '重置密碼', 'reset-password', 'traditional characters'],
    ['zh', '怎麼登錄我的賬戶', 'log-in', 'all traditional'],
    ['zh', '怎样 reset 密码', 'reset-password', 'an English verb'],
    ['zh', '忘记密码了😭', 'reset-password', 'emoji'],
  ])('%s: %s -> %s (%s)', (locale, text, id) => {
    const hits = find(text, locale);
    expect(hits[0]?.article.id).toBe(id);
    expect(verdict(hits)).toBe('answer');
  });

  it.each([
    ['zh', '忘纪密码了怎么办', 'reset-password', 'a wrong character makes a word that no article knows'],
    ['en', 'tracking says delivered but there is nothing here', 'parcel-not-arrived', 'two articles speak of it'],
  ])('%s: %s is at least offered %s (%s)', (locale, text, id) => {
    const hits = find(text, locale);
    expect(verdict(hits)).not.toBe('nothing');
    expect(hits.map(hit => hit.article.id)).toContain(id);
  });

  it.each([
    ['en', "what's the weather in Paris", 'nothing of it is known'],
    ['zh', '你们卖自行车吗', 'only how it is asked is known'],
  ])('%s: %s finds nothing worth offering (%s)', (locale, text) => {
    expect(verdict(find(text, locale))).toBe('nothing');
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
    expect(verdict(find(text, locale))).not.toBe('answer');
  });

  it('a number of an order changes nothing', () => {
    const ids = (text: string) => find(text, 'en').map(hit => hit.article.id);
    expect(ids('Where is my order LL-30551?')[0]).toEqual(ids('Where is my order?')[0]);
  });
});

describe('the section of an answer', () => {
  it.each([
    ['en', 'How do I reset my password?', ''],
    ['en', 'my reset link is too old', 'the-reset-link-has-expired'],
    ['en', 'it is marked as delivered but not here', 'marked-as-delivered-but-not-here'],
    ['en', 'smoke is coming out of my lamp', ''],
    ['zh', '我的账户怎么登录？', ''],
    ['zh', '运费多少钱', ''],
    ['zh', '台灯冒烟了', ''],
    ['en', 'battery is swollen', ''],
    ['zh', '手机应用找不到台灯', '应用里找不到灯'],
    ['zh', '保修期有多长', '保修期多长'],
  ])('%s: %s -> #%s', (locale, text, anchor) => {
    expect(find(text, locale)[0]?.section.anchor).toBe(anchor);
  });
});
