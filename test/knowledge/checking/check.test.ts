import { describe, expect, it } from 'vitest';
import { articleFolder, articleText } from '../article-folder.ts';
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

it('tells the faults of the body together with those of the front matter, in order of line', async () => {
  const body = 'See [that](gone.md), [here](#nowhere) and [there](#cards).\n\n<b>Bold</b>\n\n## Cards\n';
  const problems = await problemsOf({ 'en/a/one.md': articleText('one', body, { status: 'publish' }) });
  expect(problems.map(line => line.replace(/;.*/, ''))).toEqual([
    'knowledge/en/a/one.md:6: status: use published or draft',
    'knowledge/en/a/one.md:8: the link leads to en/a/gone.md, which is not there or is refused',
    'knowledge/en/a/one.md:8: en/a/one.md has no heading #nowhere',
    'knowledge/en/a/one.md:10: raw HTML is left out',
    'knowledge/en/a/one.md:12: the section "Cards" is empty',
  ]);
});

it('tells that there is neither sound front matter nor text', async () => {
  const problems = await problemsOf({ 'en/a/one.md': '---\nid: one\ntitle: [\n---\n\n' });
  expect(problems).toEqual([
    expect.stringMatching(/one\.md:\d: /),
    expect.stringContaining('one.md:5: the article has no text'),
  ]);
});

describe('a section without a word', () => {
  const withBody = (body: string, status = 'published') =>
    problemsOf({ 'en/a/one.md': articleText('one', body, { status, questions: '[Is it a gift?]' }) });
  const empty = (name: string, line: number) =>
    `knowledge/en/a/one.md:${line}: the section "${name}" is empty; write its text below the heading, or take the heading out`;

  it('is told at its heading, also at the end and where only a comment or a line stands', async () => {
    const problems = await withBody(
      'Lead.\n\n## One\n\n## Two\n\n<!-- later -->\n\n---\n\n### Three\n\n## Four\nText.\n\n### Five',
    );
    expect(problems).toEqual([empty('One', 10), empty('Three', 18), empty('Five', 23)]);
  });

  it('is none where a list, a table, a quote, code or a smaller heading with text follows', async () => {
    const body = ['- a', '| a |\n| - |', '> a', '    code', '### Smaller\ntext'].map(
      (text, i) => `## H${i}\n\n${text}\n\n`,
    );
    expect(await withBody(`Lead.\n\n${body.join('')}`)).toEqual([]);
  });

  it('is no fault of a draft', async () => {
    expect(await withBody('Lead.\n\n## One\n', 'draft')).toEqual([]);
  });
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
