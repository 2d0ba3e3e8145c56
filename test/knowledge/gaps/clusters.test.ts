import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/knowledge/article.ts';
import { countArticleWords } from '../../../src/knowledge/gaps/article-words.ts';
import { clusterTexts } from '../../../src/knowledge/gaps/clustering.ts';
import { weighTexts } from '../../../src/knowledge/gaps/weighing.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { finish } from '../../../src/knowledge/slices.ts';
import { createLanguage } from '../../../src/language/language.ts';
import { content } from '../../support/content.ts';
import { links } from '../article-folder.ts';

const language = createLanguage(content().packs, 'en');

/** Subjects that no sample article treats, each as customers put it. */
const subjects: Record<string, readonly string[][]> = {
  en: [
    [
      'Do you engrave lamps?',
      'Can you engrave a name on the lamp',
      'could I have a lamp engraved with initials',
      'engraving possible?',
      'how much is engraving',
    ],
    [
      'Do you rent lamps for a wedding?',
      'I would like to rent ten lamps for my wedding',
      'wedding lamp rental',
      'renting for a weekend',
    ],
    ['Do you offer internships?', 'internship this summer', 'I am looking for an internship in design'],
    ['Where can I recycle my old lamp?', 'recycling old lamps', 'do you recycle batteries'],
    ['Is there a showroom in Penang?', 'showroom opening', 'can I visit your showroom'],
  ],
  zh: [
    ['可以在灯上刻字吗', '能刻字吗？', '刻字要多少钱', '灯座刻字需要几天'],
    ['婚礼可以租灯吗', '想租十盏灯办婚礼', '婚礼租灯怎么收费'],
    ['你们招实习生吗', '实习生怎么申请', '暑假想做实习生'],
    ['旧灯怎么回收', '你们回收旧灯吗', '旧灯回收给钱吗'],
    ['有线下展厅吗', '展厅在哪里', '想去展厅看看'],
  ],
};

describe.each(Object.entries(subjects))('clusterTexts in %s', (locale, groups) => {
  const texts = groups.flat();
  const cluster = (from: readonly string[]) =>
    finish(clusterTexts(weighTexts(from.map(text => language.terms(text, locale))))).map(places =>
      places.map(at => from[at] ?? ''),
    );

  it('puts together what is asked about one subject, and nothing else', () => {
    expect(cluster(texts)).toEqual(groups);
  });

  it('finds the same groups in any order', () => {
    const sorted = (found: string[][]) => found.map(group => group.toSorted()).toSorted();
    expect(sorted(cluster(texts.toReversed()))).toEqual(sorted(groups.map(group => [...group])));
  });
});

describe('clusterTexts beside the articles of a shop that sells lamps', () => {
  let articles: readonly Article[] = [];
  beforeAll(async () => {
    articles = (await loadKnowledge(new URL('../../../knowledge', import.meta.url).pathname, links)).articles;
  });

  /** Groups of more than one. */
  function joined(locale: string, texts: readonly string[]): string[][] {
    const own = articles.filter(article => article.locale === locale);
    const known = finish(countArticleWords(own, locale, language.terms));
    const weighed = weighTexts(
      texts.map(text => language.terms(text, locale)),
      known,
    );
    const groups = finish(clusterTexts(weighed)).filter(places => places.length > 1);
    return groups.map(places => places.map(at => texts[at] ?? ''));
  }

  const ofOtherThings: Record<string, readonly string[]> = {
    en: [
      'what is the weather tomorrow',
      'can you renew my passport',
      'do you sell bicycles',
      'is there a loyalty programme',
      'who won the grand prix',
      'do you repair radios',
      'do you paint walls',
      'translate good evening into Italian',
      'the old one broke and I want another one',
      'gift wrapping for a birthday',
      'would you sponsor our school run',
      'how do I get to the airport',
    ],
    zh: ['明天天气怎么样', '你们卖自行车吗', '能修收音机吗', '可以赞助学校吗', '去机场坐几路车', '有会员积分吗'],
  };

  it.each([
    ['en', ['lamp in pink', 'rent a lamp', 'how heavy is the lamp', 'make the lamp less bright']],
    ['en', ['how do I buy one', 'Friday evening when do you post']],
    ['zh', ['灯有粉色的吗', '可以租灯吗', '灯有多重', '灯太亮了能调暗吗']],
  ])('in %s does not put together what shares a word of every other article: %j', (locale, texts) => {
    expect(joined(locale, texts)).toEqual([]);
    expect(joined(locale, [...texts, ...(ofOtherThings[locale] ?? [])])).toEqual([]);
  });

  it.each(Object.entries(subjects))('in %s still finds the subjects', (locale, groups) => {
    expect(joined(locale, groups.flat())).toEqual(groups);
  });

  it('puts together what shares one word that few ask with and few articles hold', () => {
    const texts = ['lamp in pink', 'rent a lamp', 'renting for a weekend', 'how heavy is the lamp'];
    expect(joined('en', [...texts, ...(ofOtherThings.en ?? [])])).toEqual([['rent a lamp', 'renting for a weekend']]);
  });
});

describe('clusterTexts', () => {
  it('leaves alone what shares no term with anything', () => {
    expect(finish(clusterTexts(weighTexts([['a'], ['b'], ['c', 'd'], ['c', 'd', 'e']])))).toEqual([[0], [1], [2, 3]]);
  });

  it('has no groups where there is no text', () => {
    expect(finish(clusterTexts(weighTexts([])))).toEqual([]);
  });

  it('tells how far it is, never backwards by much, up to 1', () => {
    const work = clusterTexts(weighTexts(Array.from({ length: 50 }, (_, i) => [`t${i % 10}`, `u${i % 7}`])));
    const steps: number[] = [];
    for (let step = work.next(); !step.done; step = work.next()) steps.push(step.value);
    expect(steps.every((done, i) => done >= (steps[i - 1] ?? 0) && done <= 1)).toBe(true);
    expect(steps.length).toBeGreaterThan(50);
  });
});
