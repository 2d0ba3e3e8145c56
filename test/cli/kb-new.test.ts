import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleFolder, articleText } from '../knowledge/article-folder.ts';
import { newDataDir, runToEnd } from '../support/running-desk.ts';
import { dialogsOfAnyShop } from './dialogs-of-any-shop.ts';

const dialogs = dialogsOfAnyShop();
const run = (dir: string, ...args: string[]) =>
  runToEnd(newDataDir(), { KNOWLEDGE_DIR: dir, DIALOGS_DIR: dialogs }, 'kb', ...args);

describe('solodesk kb new', () => {
  it('writes a draft that passes the check, and prints its path', async () => {
    const dir = await articleFolder({});
    const { stdout, code } = await run(dir, 'new', 'Do you wrap gifts?', '--topic', 'gifts');
    expect([code, stdout.trim().endsWith('/en/gifts/do-you-wrap-gifts.md')]).toEqual([0, true]);
    const text = await readFile(join(dir, 'en/gifts/do-you-wrap-gifts.md'), 'utf8');
    expect(text).toMatch(
      /^---\nid: do-you-wrap-gifts\ntitle: Do you wrap gifts\?\nquestions:\n {2}- Do you wrap gifts\?\n/,
    );
    expect(text).toMatch(/\nupdated: \d{4}-\d\d-\d\d\nstatus: draft\n---\n<!-- .+ -->\n/);
    expect((await run(dir, 'check')).stdout).toMatch(/^1 article .* are fine\.\n$/);
    await writeFile(join(dir, 'en/gifts/do-you-wrap-gifts.md'), text.replace('status: draft', 'status: published'));
    expect((await run(dir, 'check')).stderr).toMatch(
      /do-you-wrap-gifts\.md:7: the article is published, but says "The answer goes here\."; write the answer/,
    );
  });

  it('lays a translation beside the article whose id it is given, with its hint in its language', async () => {
    const dir = await articleFolder({ 'en/gifts/wrapping.md': articleText('gift-wrapping') });
    expect((await run(dir, 'new', '可以包装成礼物吗？', '--locale', 'zh-CN', '--id', 'gift-wrapping')).code).toBe(0);
    const text = await readFile(join(dir, 'zh/gifts/wrapping.md'), 'utf8');
    expect(text).toContain('id: gift-wrapping\ntitle: 可以包装成礼物吗？\n');
    expect(text).toMatch(/<!-- \p{sc=Han}/u);
  });

  it('names the file of a Chinese title by how it sounds', async () => {
    const dir = await articleFolder({});
    const { code, stdout, stderr } = await run(dir, 'new', '可以包装成礼物吗？', '--locale', 'zh');
    expect([code, stderr, stdout.trim().split('/').at(-1)]).toEqual([0, '', 'keyi-baozhuang-cheng-liwu-ma.md']);
    const text = await readFile(join(dir, 'zh/general/keyi-baozhuang-cheng-liwu-ma.md'), 'utf8');
    expect(text).toContain('id: keyi-baozhuang-cheng-liwu-ma\ntitle: 可以包装成礼物吗？\n');
    expect((await run(dir, 'check')).stdout).toMatch(/^1 article .* are fine\.\n$/);
  });

  it('numbers the file of a title without letters, and says how to name it', async () => {
    const dir = await articleFolder({ 'en/gifts/draft.md': articleText('draft') });
    const { code, stdout, stderr } = await run(dir, 'new', '🎁🎁', '--locale', 'zh');
    expect([code, stdout.trim().split('/').at(-1)]).toEqual([0, 'draft-2.md']);
    expect(stderr).toContain('say --id');
  });

  it.each([
    [[' '], 'give a title of 2 to 120 characters, as customers ask it'],
    [['x'.repeat(121)], 'give a title of 2 to 120 characters'],
    [['what about GIFTS?'], 'stands in en/a/about-gifts.md:4 too'],
    [['Wrap it', '--topic', '../..'], '--topic ../..: use lower-case letters, digits and hyphens'],
  ])('refuses %j with the mend', async (args, message) => {
    const dir = await articleFolder({
      'en/a/about-gifts.md': articleText('about-gifts', 'Words.', { questions: '["What about gifts?"]' }),
    });
    const { code, stdout, stderr } = await run(dir, 'new', ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
