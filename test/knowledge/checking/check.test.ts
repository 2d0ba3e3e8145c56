import { describe, expect, it } from 'vitest';
import { articleFolder } from '../article-folder.ts';
import { asking, check, problemsOf } from './asked-bot.ts';

it('finds nothing to mend in the sample shop, and asks it a good deal', async () => {
  const { library, problems, asked } = await check('knowledge');
  expect(problems).toEqual([]);
  expect(library.articles.length).toBeGreaterThanOrEqual(48);
  expect(asked.questions).toBeGreaterThanOrEqual(3 * library.articles.length);
  expect(asked.checks).toBeGreaterThanOrEqual(40);
});

it('tells the faults of loading too', async () => {
  const problems = await problemsOf({
    'en/a/one.md': 'words',
    'en/a/two.md': asking('two', 'Gifts', ['Is it a gift?']),
  });
  expect(problems).toEqual([expect.stringMatching(/^knowledge\/en\/a\/one\.md:1: the front matter is missing/)]);
});

it('tells how far it is', async () => {
  const dir = await articleFolder({ 'en/a/gift.md': asking('gift', 'Gifts', ['Is it a gift?', 'gift wrap']) });
  const seen: unknown[][] = [];
  await check(dir, (...told) => seen.push(told));
  expect(seen).toEqual([
    ['read', 1, 1],
    ['ask', 0, 2],
    ['ask', 1, 2],
    ['ask', 2, 2],
  ]);
});

describe('questions that two articles claim', () => {
  it('are told whatever their case, width and punctuation, once, with both places', async () => {
    const problems = await problemsOf({
      'en/a/one.md': asking('one', 'Parcels', ['Where is my parcel?', 'track the parcel']),
      'en/a/two.md': asking('two', 'Lamps', ['which lamp is bright', 'ｗｈｅｒｅ is MY parcel!']),
      'zh/a/two.md': asking('two', '包裹', ['包裹 在哪里？', '包裹在哪里']),
    });
    expect(problems.filter(line => line.includes('stands in'))).toEqual([
      'knowledge/en/a/two.md:6: the question "ｗｈｅｒｅ is MY parcel!" stands in en/a/one.md:5 too; keep it in the article that answers it best',
      'knowledge/zh/a/two.md:6: the question "包裹在哪里" stands in zh/a/two.md:5 too; keep it in the article that answers it best',
    ]);
  });

  it('collide when stems, stop words and synonyms leave the same', async () => {
    const problems = await problemsOf({
      'en/a/one.md': asking('one', 'Parcels', ['How do I track my parcel?']),
      'en/a/two.md': asking('two', 'Lamps', ['tracking of the parcels']),
    });
    expect(problems).toContain(
      'knowledge/en/a/two.md:5: the question "tracking of the parcels" is the same to the bot as "How do I track my parcel?" in en/a/one.md:5; keep one of them, or add to each what it is about',
    );
  });

  it('collide in Chinese, traditional characters or not', async () => {
    const problems = await problemsOf({
      'zh/a/one.md': asking('one', '包裹', ['我的包裹到哪了']),
      'zh/a/two.md': asking('two', '台灯', ['我的包裹到哪裡了？', '我的包裹到哪了吗']),
    });
    expect(problems.filter(line => line.includes('zh/a/one.md:5')).length).toBeGreaterThan(0);
  });

  it('do not collide within one article, with another language, or with a question that has a word more', async () => {
    const problems = await problemsOf({
      'en/a/one.md': asking('one', 'Parcels', ['How do I track my parcel?', 'tracking a parcel']),
      'en/a/two.md': asking('two', 'Parcels abroad', ['How do I track my parcel abroad?']),
      'zh/a/one.md': asking('one', 'Parcels', ['How do I track my parcel?']),
    });
    expect(problems.filter(line => line.includes('the same to the bot'))).toEqual([]);
  });

  it('are told of drafts as well', async () => {
    const draft = asking('two', 'Lamps', ['Where is my parcel?']).replace('published', 'draft');
    const problems = await problemsOf({
      'en/a/one.md': asking('one', 'Parcels', ['where is my parcel']),
      'en/a/two.md': draft,
    });
    expect(problems).toEqual([expect.stringContaining('en/a/two.md:5: the question')]);
  });
});
