import { describe, expect, it } from 'vitest';
import { faultOf, type Trial } from '../../../src/knowledge/checking/trials.ts';
import { asking, problemsOf, thresholds } from './asked-bot.ts';

const gifts = (checks: string[] = [], questions = ['Can you wrap it as a gift?', 'gift wrapping']) =>
  asking('gifts', 'Gift wrapping', questions, checks);
const parcels = (checks: string[] = [], questions = ['Where is my parcel?', 'track a parcel']) =>
  asking('parcels', 'Track a parcel', questions, checks);

/** As the bot ranks them, best first. */
const hit = (file: string, score: number) => ({
  article: { file },
  section: { anchor: '', heading: undefined },
  score,
  confidence: score,
});
const trial = (changes: Partial<Trial>): Trial => ({
  file: 'en/a/gifts.md',
  locale: 'en',
  line: () => 7,
  question: 'wrap it',
  article: 'gifts',
  section: undefined,
  isCheck: false,
  ...changes,
});
const fault = (asked: Trial, hits: ReturnType<typeof hit>[]) =>
  faultOf(asked, hits, { file: 'en/a/gifts.md', sections: [] }, thresholds)?.message;

const shop = (giftChecks: string[], parcelChecks: string[] = []) =>
  problemsOf({ 'en/a/gifts.md': gifts(giftChecks), 'en/a/parcels.md': parcels(parcelChecks) });

describe('an example question', () => {
  it('must find its own article first, however weakly', () => {
    expect(fault(trial({}), [hit('en/a/gifts.md', 0.1), hit('en/a/parcels.md', 0.1)])).toBeUndefined();
  });

  it('that finds another article first tells both scores', () => {
    expect(fault(trial({}), [hit('en/a/parcels.md', 0.61), hit('en/a/gifts.md', 0.605)])).toBe(
      'for "wrap it" the bot finds en/a/parcels.md (0.61) first, this article only after it (0.60); make the wording more specific, or move it to that article',
    );
  });

  it('of a draft is not asked: the bot does not know the article', async () => {
    const draft = gifts(['what is the best whisky', '{ question: track a parcel, article: gone }']);
    const problems = await problemsOf({
      'en/a/gifts.md': draft.replace('published', 'draft'),
      'en/a/parcels.md': parcels(),
    });
    expect(problems).toEqual([]);
  });
});

describe('a check', () => {
  it('holds when the bot finds the article it stands in', async () => {
    expect(await shop(['do you wrap gifts'], ['"tracking my parcel, please"'])).toEqual([]);
  });

  it('names the line, what was found instead and how to mend it', async () => {
    expect(await shop(['where is the parcel'])).toEqual([
      expect.stringMatching(
        /^knowledge\/en\/a\/gifts\.md:10: for "where is the parcel" the bot finds en\/a\/parcels\.md \(\d\.\d\d\) first, this article only after it \(\d\.\d\d\); add a question to this article that is worded more like it$/,
      ),
    ]);
  });

  it('fails when nothing is found', () => {
    expect(fault(trial({ isCheck: true }), [])).toBe(
      'for "wrap it" the bot finds nothing; add a question to this article in words like these',
    );
  });

  it('of words that no article knows fails', async () => {
    expect(await shop(['fresh strawberries'])).toEqual([
      expect.stringMatching(
        /^knowledge\/en\/a\/gifts\.md:10: for "fresh strawberries" the bot finds this article with 0\.\d\d only/,
      ),
    ]);
  });

  it('fails when the article is found, but too weakly for the bot to offer it', () => {
    const check = trial({ isCheck: true });
    expect(fault(check, [hit('en/a/gifts.md', 0.24)])).toBeUndefined();
    expect(fault(check, [hit('en/a/gifts.md', 0.23)])).toBe(
      'for "wrap it" the bot finds this article with 0.23 only, and offers an article from 0.24; add a question to this article that is worded more like it',
    );
  });

  it('may name another article', async () => {
    const [problem, ...others] = await shop([
      '{ question: where is the parcel, article: parcels }',
      '{ question: do you wrap gifts, article: parcels }',
    ]);
    expect(problem).toMatch(
      /gifts\.md:11: for "do you wrap gifts" the bot finds en\/a\/gifts\.md .* en\/a\/parcels\.md/,
    );
    expect(others).toEqual([]);
  });

  it('may say that nothing is to be answered; being asked which one is meant is no answer', async () => {
    const [problem, ...others] = await shop([
      '{ question: fresh strawberries, article: none }',
      '{ question: where is my parcel, article: none }',
    ]);
    expect(problem).toMatch(
      /gifts\.md:11: "where is my parcel" must not be answered, but the bot answers with en\/a\/parcels\.md \(\d\.\d\d\); make /,
    );
    expect(others).toEqual([]);
  });

  it('tells an id that no published article of the language has', async () => {
    expect(await shop(['{ question: where is it, article: postbox }'])).toEqual([
      'knowledge/en/a/gifts.md:10: no published article of en has the id postbox; mend it, or write none',
    ]);
  });

  it('is read as the bot reads a message, in Chinese too', async () => {
    const problems = await problemsOf({
      'zh/a/gifts.md': asking('gifts', '礼品包装', ['可以包装成礼物吗？'], ['礼物可以包裝嗎', '今天天气怎么样']),
    });
    expect(problems).toEqual([
      expect.stringMatching(/^knowledge\/zh\/a\/gifts\.md:10: for "今天天气怎么样" the bot finds nothing/),
    ]);
  });

  it.each([
    ['7', /checks\.0: write a question of 2 to 200 characters, or \{ question: "\.\.\.", article: id \}/],
    ['[]', /checks\.0: write a question of 2 to 200 characters, or \{/],
    ['{ question: where is it }', /checks\.0: write a question of 2 to 200 characters, or \{/],
    ['""', /checks\.0: write a question of 2 to 200 characters/],
    [
      '{ question: where, article: Not An Id }',
      /checks\.0\.article: write the id of an article, as reset-password, or/,
    ],
    ['{ question: where, article: "gifts#" }', /checks\.0\.article: write the id of an article/],
    ['{ question: where, article: none#cards }', /checks\.0\.article: write the id of an article/],
  ])('written as %s is told at its line, with how to write it', async (written, message) => {
    expect(await shop([written])).toEqual([expect.stringMatching(/gifts\.md:10: /)]);
    expect(await shop([written])).toEqual([expect.stringMatching(message)]);
  });
});

describe('a check that names a section', () => {
  const body =
    'Yes, for S$4.\n\n## Cards\nWe write your greeting on a card.\n\n## Wedding lists\nAsk us for a list of your own.';
  const shop = (checks: string[]) =>
    problemsOf({
      'en/a/gifts.md': gifts(checks).replace('Gift wrapping: this is how it is done.', body),
      'en/a/parcels.md': parcels(['{ question: write a greeting on a card, article: gifts#wedding-lists }']),
      'zh/a/gifts.md': asking(
        'gifts',
        '礼品包装',
        ['可以包装成礼物吗？'],
        [
          '{ question: 贺卡上可以写祝福吗, article: gifts#贺卡 }',
          '{ question: 贺卡上可以写祝福吗, article: gifts#丝带 }',
        ],
      ).replace('礼品包装: this is how it is done.', '可以。\n\n## 贺卡\n祝福写在贺卡上。\n\n## 丝带\n红色丝带。'),
    });

  it('holds when the bot shows it, and else names the section that it shows', async () => {
    expect(
      await shop([
        '{ question: write a greeting on a card, article: gifts#cards }',
        '{ question: write a greeting on a card, article: gifts#wedding-lists }',
      ]),
    ).toEqual([
      'knowledge/en/a/gifts.md:11: for "write a greeting on a card" the bot finds this article, but shows #cards ("Cards") and not #wedding-lists; say in the section #wedding-lists, or in its heading, what is asked in words like these',
      expect.stringMatching(
        /^knowledge\/en\/a\/parcels\.md:10: .* finds en\/a\/gifts\.md, but shows #cards \("Cards"\)/,
      ),
      expect.stringMatching(/^knowledge\/zh\/a\/gifts\.md:10: .* shows #贺卡 \("贺卡"\) and not #丝带;/),
    ]);
  });

  it('that is not there is told with those that are', async () => {
    const [problem] = await shop(['{ question: write a greeting on a card, article: gifts#card }']);
    expect(problem).toBe(
      'knowledge/en/a/gifts.md:10: this article has no section #card with words of its own; its sections are #cards, #wedding-lists',
    );
  });

  it('tells the text before the first heading from the sections', async () => {
    const [problem] = await shop(['{ question: can you wrap it as a gift, article: gifts#cards }']);
    expect(problem).toMatch(/the bot finds this article, but shows the text before its first heading and not #cards;/);
  });
});
