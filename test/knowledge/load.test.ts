import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/content/problem.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { articleFolder, articleText, links, writeArticle } from './article-folder.ts';

async function load(files: Record<string, string | Uint8Array>) {
  const { articles, problems } = await loadKnowledge(await articleFolder(files), links);
  return { files: articles.map(article => article.file), articles, problems: problems.map(each => problemText(each)) };
}

const good = articleText('good');

describe('loading the articles', () => {
  it('reads the sample shop without a problem, with the same ids in both languages', async () => {
    const { articles, problems } = await loadKnowledge('knowledge', links);
    const ids = (locale: string) => articles.filter(a => a.locale === locale).map(a => `${a.topic}/${a.slug} ${a.id}`);
    expect(problems).toEqual([]);
    expect(ids('en').length).toBeGreaterThanOrEqual(24);
    expect(ids('zh')).toEqual(ids('en'));
  });

  it('takes locale, topic and slug from the path and the version from the bytes', async () => {
    const { articles } = await load({
      'en/login/log-in.md': articleText('sign-in'),
      'zh/login/log-in.md': articleText('sign-in'),
    });
    expect(articles).toMatchObject([
      {
        locale: 'en',
        topic: 'login',
        slug: 'log-in',
        id: 'sign-in',
        file: 'en/login/log-in.md',
        urgent: false,
        tags: [],
      },
      { locale: 'zh', id: 'sign-in' },
    ]);
    expect(articles[0]?.version).toMatch(/^[0-9a-f]{12}$/);
    expect(articles[0]?.version).toBe(articles[1]?.version);
  });

  it('reads files with a byte order mark and Windows line ends', async () => {
    const { articles, problems } = await load({ 'en/a/good.md': `\ufeff${good.replaceAll('\n', '\r\n')}` });
    expect(problems).toEqual([]);
    expect(articles[0]?.sections[0]?.text).toBe('The words of good.');
  });

  it('passes over hidden files, a README at the top and other kinds of files', async () => {
    const { files, problems } = await load({
      'README.md': '# How to write',
      'en/a/good.md': good,
      'en/a/.good.md.swp': 'x',
      'en/a/photo.png': 'x',
      '.git/config': 'x',
    });
    expect(files).toEqual(['en/a/good.md']);
    expect(problems).toEqual([]);
  });

  it('tells where an article that lies in the wrong place belongs', async () => {
    const { files, problems } = await load({
      'en/a/good.md': good,
      'stray.md': good,
      'en/stray.md': good,
      'en/a/b/stray.md': good,
      'English/a/stray.md': good,
      'en/a/My Article.md': good,
    });
    expect(files).toEqual(['en/a/good.md']);
    expect(problems).toEqual([
      'English:1: a folder here is a language of two or three letters, like en or zh; rename or move it',
      'en/a/My Article.md:1: name file and folder in lower-case letters, digits and hyphens',
      'en/a/b:1: an article belongs in knowledge/<locale>/<topic>/<slug>.md; move it there',
      'en/stray.md:1: an article belongs in knowledge/<locale>/<topic>/<slug>.md; move it there',
      'stray.md:1: an article belongs in knowledge/<locale>/<topic>/<slug>.md; move it there',
    ]);
  });
});

describe('faults of the front matter', () => {
  const cases: [string, string, string[]][] = [
    ['no front matter', 'Just words.\n', [':1: the front matter is missing']],
    ['no end', '---\nid: x\n', [':1: the front matter has no end']],
    ['empty', '---\n---\nwords', [':1: the front matter is missing']],
    ['a bad value, at its line', articleText('x', 'w', { status: 'publish' }), [':6: status: use published or draft']],
    [
      'words where a list belongs',
      articleText('x', 'w', { questions: 'What is it?' }),
      [':4: questions: must be a list; write each on a line of its own after "- "'],
    ],
    [
      'a long title, and a word for yes',
      articleText('x', 'w', { title: 'x'.repeat(121), urgent: 'yes' }),
      [':3: title: write a title of 1 to 120 characters', ':7: urgent: must be true or false'],
    ],
    [
      'a bad list item, at its line',
      articleText('x', 'w', { questions: '\n  - What is it?\n  - 7' }),
      [':6: questions.1: must be text; put it in quotes'],
    ],
    [
      'a bad list item below text in blocks, quotes and brackets',
      articleText('x', 'w', { title: '|\n  one\n  two', questions: '["a\n    b", {c:\n    d}]' }),
      [':7: questions.1: must be text; put it in quotes'],
    ],
    [
      'an empty list item',
      articleText('x', 'w', { questions: '\n  - What is it?\n  -' }),
      [':6: questions.1: must be text'],
    ],
    ['a missing colon', articleText('x').replace('title:', 'title'), [':3: this line has no key']],
    ['a missing key', articleText('x').replace(/^title.*\n/m, ''), [':1: "title" is missing; add it']],
    [
      'an unknown key, at its line',
      articleText('x', 'w', { titel: 'Oops' }),
      [':7: unknown key "titel"; the keys are id, title,'],
    ],
    [
      'the prototype as a key',
      articleText('x', 'w', { __proto__x: '1' }).replace('__proto__x: 1', '__proto__: {a: 1}'),
      [':7: unknown key "__proto__"'],
    ],
    [
      'several faults',
      articleText('X Y', 'w', { updated: 'yesterday' }),
      [':2: id: use lower-case', ':5: updated: write the day as'],
    ],
    ['broken YAML, at its line', articleText('x', 'w', { title: 'Hello: world' }), [':3: ']],
    ['a key given twice', articleText('x', 'w', { tags: '[a]\nid: y' }), [':8: Map keys must be unique']],
  ];
  it.each(cases)('%s', async (_name, text, expected) => {
    const { files, problems } = await load({ 'en/a/bad.md': text, 'en/a/good.md': good });
    expect(files).toEqual(['en/a/good.md']);
    expect(problems).toHaveLength(expected.length);
    for (const [i, start] of expected.entries()) expect(problems[i]).toContain(`en/a/bad.md${start}`);
  });
});

describe('faults between articles', () => {
  it('refuses the second article with an id or a slug of the same locale, not of another', async () => {
    const { files, problems } = await load({
      'en/a/one.md': articleText('same'),
      'en/b/two.md': articleText('same'),
      'en/c/one.md': articleText('other'),
      'zh/a/one.md': articleText('same'),
    });
    expect(files).toEqual(['en/a/one.md', 'zh/a/one.md']);
    expect(problems).toEqual([
      'en/b/two.md:2: the id same belongs to en/a/one.md; choose another',
      'en/c/one.md:1: en/a/one.md has the same file name; rename one of them',
    ]);
  });

  it('keeps an article with a broken link, tells the line, and shows the words without the link', async () => {
    const body = 'First.\n\nSee [that](../b/gone.md) and [draft](draft.md).\n';
    const { articles, problems } = await load({
      'en/a/one.md': articleText('one', body),
      'en/a/draft.md': articleText('draft', 'w', { status: 'draft' }),
    });
    expect(problems).toEqual([
      'en/a/one.md:10: the link leads to en/b/gone.md, which is not there or is refused; mend the path or that file',
      'en/a/one.md:10: the link leads to en/a/draft.md, which is a draft; publish it or take the link out',
    ]);
    expect(articles[1]?.sections[0]?.markdown).toBe('First.\n\nSee that and draft.');
    expect(articles[1]?.html).not.toContain('<a');
  });

  it('tells a broken anchor, naming those that are there, and keeps the link', async () => {
    const { articles, problems } = await load({
      'en/a/one.md': articleText('one', '[x](two.md#nope) [y](two.md#what-to-do) [z](#nowhere)'),
      'en/a/two.md': articleText('two', '## What to do\nThis.'),
    });
    expect(problems).toEqual([
      'en/a/one.md:8: en/a/two.md has no heading #nope; its headings are #what-to-do',
      'en/a/one.md:8: en/a/one.md has no heading #nowhere; its headings are none',
    ]);
    expect(articles[0]?.html).toContain('href="https://shop.example/help/en/two#what-to-do"');
  });

  it('falls back on the last good version of a file that has turned bad, also for the links of others', async () => {
    const dir = await articleFolder({
      'en/a/one.md': articleText('one', '[x](two.md)'),
      'en/a/two.md': articleText('two'),
    });
    const first = await loadKnowledge(dir, links);
    await writeArticle(dir, 'en/a/two.md', 'no front matter');
    const second = await loadKnowledge(dir, links, first);
    expect(second.articles).toEqual(first.articles);
    expect(second.articles[0]).toBe(first.articles[0]);
    expect(second.problems.map(each => each.file)).toEqual(['en/a/two.md']);
    await rm(join(dir, 'en/a/two.md'));
    const third = await loadKnowledge(dir, links, second);
    expect(third.articles.map(each => each.file)).toEqual(['en/a/one.md']);
    expect(third.problems.map(each => each.message)).toEqual([expect.stringContaining('not there or is refused')]);
  });

  it('tells the faults of the new version of a file that has turned bad, and not those of the one that answers', async () => {
    const dir = await articleFolder({ 'en/a/one.md': articleText('one', '[x](gone.md) <b>') });
    const first = await loadKnowledge(dir, links);
    expect(first.problems).toHaveLength(2);
    await writeArticle(dir, 'en/a/one.md', articleText('one', '\n[y](lost.md)', { status: 'publish' }));
    const second = await loadKnowledge(dir, links, first);
    expect(second.problems.map(each => problemText(each).replace(/,.*/, ''))).toEqual([
      'en/a/one.md:6: status: use published or draft',
      'en/a/one.md:9: the link leads to en/a/lost.md',
    ]);
  });

  it('lets the article that was live keep its id when a copy of it appears', async () => {
    const dir = await articleFolder({ 'en/b/one.md': articleText('one') });
    const first = await loadKnowledge(dir, links);
    await writeArticle(dir, 'en/a/copy.md', articleText('one'));
    const second = await loadKnowledge(dir, links, first);
    expect(second.articles.map(each => each.file)).toEqual(['en/b/one.md']);
    expect(second.problems.map(each => each.file)).toEqual(['en/a/copy.md']);
  });

  it('rejects when the folder is not there', async () => {
    await expect(loadKnowledge(join(await articleFolder({}), 'nowhere'), links)).rejects.toThrow('ENOENT');
  });
});

describe('hostile files', () => {
  async function refusal(text: string | Uint8Array): Promise<string> {
    const { files, problems } = await load({ 'en/a/bad.md': text, 'en/a/good.md': good });
    expect(files).toEqual(['en/a/good.md']);
    expect(problems.filter(each => !each.startsWith('en/a/bad.md:'))).toEqual([]);
    return problems[0] ?? '';
  }

  it('abuse 46: refuses YAML anchors and aliases, and so the bomb made of them', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`),
    ];
    expect(await refusal(`---\n${bomb.join('\n')}\n---\nwords`)).toContain(
      'en/a/bad.md:2: anchors (&) and aliases (*)',
    );
  });

  it('abuse 46: refuses a file of more than 256 KiB without parsing it', async () => {
    expect(await refusal(articleText('bad', 'x'.repeat(10 * 1024 * 1024)))).toContain(
      'en/a/bad.md:1: 10241 KiB are too much',
    );
  });

  it('abuse 46: refuses invalid UTF-8 at its line', async () => {
    const bytes = Buffer.concat([Buffer.from(articleText('bad')), Buffer.from([0x61, 0xff, 0xfe])]);
    expect(await refusal(bytes)).toContain('en/a/bad.md:9: this line is not UTF-8 text');
  });

  it('abuse 46: refuses endless or deeply nested front matter', async () => {
    expect(await refusal(`---\n${'x: 1\n'.repeat(5000)}---\nwords`)).toContain('longer than 16384 characters');
    expect(await refusal(`---\ntags: ${'['.repeat(15000)}\n---\nwords`)).toContain('en/a/bad.md:');
  });

  it('abuse 46: refuses symbolic links that lead out of the folder, to files and to folders', async () => {
    const outside = await articleFolder({ 'topic/secret.md': articleText('secret') });
    const dir = await articleFolder({ 'en/a/good.md': good });
    await symlink(join(outside, 'topic/secret.md'), join(dir, 'en/a/secret.md'));
    await symlink(join(outside, 'topic'), join(dir, 'en/b'));
    await symlink('/dev/zero', join(dir, 'en/a/zero.md'));
    await mkdir(join(dir, 'en/a/folder.md'));
    const { articles, problems } = await loadKnowledge(dir, links);
    expect(articles.map(article => article.file)).toEqual(['en/a/good.md']);
    const out = 'a link that leads out of the knowledge folder; copy the article here instead';
    expect(problems.filter(each => each.message === out).map(each => each.file)).toEqual([
      'en/a/secret.md',
      'en/a/zero.md',
      'en/b/secret.md',
    ]);
  });

  it.each([
    ['quotes in quotes', '>'.repeat(100_000)],
    ['quotes in quotes with spaces', `${'> '.repeat(20)}deep`],
    ['lists in lists on one line', `${'- '.repeat(1000)}x`],
    ['lists in lists by indent', Array.from({ length: 300 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n')],
    ['open brackets', '['.repeat(200_000)],
    ['half links', '[a]('.repeat(50_000)],
    ['footnote marks', '[^a]'.repeat(50_000)],
    ['stars', '*a '.repeat(80_000)],
    ['back ticks', Array.from({ length: 600 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['a huge table', `${'|a'.repeat(9000)}|\n${'|-'.repeat(9000)}|`],
    ['angle brackets', '<'.repeat(200_000)],
    ['headings', '# a\n'.repeat(50_000)],
    ['nested emphasis', `${'*a **b '.repeat(40)}x${'** *'.repeat(40)}`],
  ])('abuse 41: %s do not stop the loader', { timeout: 10_000 }, async (_name, body) => {
    const { files } = await load({ 'en/a/bad.md': articleText('bad', body), 'en/a/good.md': good });
    expect(files).toContain('en/a/good.md');
  });

  it.each([
    ['quotes', `${'> '.repeat(13)}deep`, 8],
    ['lists', Array.from({ length: 30 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n'), 20],
  ])('abuse 41: tells the line where %s are nested too deep', async (_name, body, line) => {
    expect(await refusal(articleText('bad', body))).toBe(
      `en/a/bad.md:${line}: nested too deep here; use at most 12 levels of lists and quotes`,
    );
  });

  it('abuse 41: loads a long run of one letter and of combining marks', { timeout: 10_000 }, async () => {
    const { files, problems } = await load({
      'en/a/long.md': articleText('long', 'a'.repeat(100_000)),
      'en/a/marks.md': articleText('marks', `e${'\u0301'.repeat(100_000)}`),
    });
    expect(problems).toEqual([]);
    expect(files).toHaveLength(2);
  });
});
