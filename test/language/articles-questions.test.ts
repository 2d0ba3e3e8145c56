import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/knowledge/files/front-matter.ts';
import { installedLanguage } from './installed-language.ts';

const { understand } = installedLanguage;
const root = new URL('../../knowledge/', import.meta.url);
const questions = ['en', 'zh'].flatMap(locale =>
  globSync(`${locale}/*/*.md`, { cwd: root }).flatMap(file => {
    const { questions, urgent } = readFrontMatter(file, readFileSync(new URL(file, root), 'utf8')).front;
    return questions.map(question => ({ question, locale, urgent }));
  }),
);

describe('what customers ask, by the installed articles', () => {
  it('is there to be tested, in both languages', () => {
    expect(new Set(questions.map(({ locale }) => locale))).toEqual(new Set(['en', 'zh']));
  });

  it('is never taken for an intent', () => {
    expect(questions.filter(({ question, locale }) => understand(question, locale).intent !== undefined)).toEqual([]);
  });

  it('is in its own language, even after the other one', () => {
    const wrong = questions.filter(
      ({ question, locale }) => understand(question, locale === 'en' ? 'zh' : 'en').locale !== locale,
    );
    expect(wrong).toEqual([]);
  });

  it('holds index terms', () => {
    expect(questions.filter(({ question, locale }) => understand(question, locale).terms.length === 0)).toEqual([]);
  });

  it('is urgent only where the article is', () => {
    const isUrgent = (question: string) => ['high', 'critical'].includes(understand(question, 'en').urgency.level);
    expect(questions.filter(({ question, urgent }) => !urgent && isUrgent(question))).toEqual([]);
  });
});
