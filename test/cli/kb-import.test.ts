import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleFolder, articleText } from '../knowledge/article-folder.ts';
import { sourceFolder } from '../knowledge/importing/imported.ts';
import { newDataDir, runToEnd } from '../support/running-desk.ts';
import { dialogsOfAnyShop } from './dialogs-of-any-shop.ts';

const dialogs = dialogsOfAnyShop();
const run = (dir: string, ...args: string[]) =>
  runToEnd(newDataDir(), { KNOWLEDGE_DIR: dir, DIALOGS_DIR: dialogs }, 'kb', ...args);

describe('solodesk kb import', () => {
  it('writes drafts that pass the check, lists what it could not take, and changes nothing the second time', async () => {
    const knowledge = await articleFolder({ 'en/imported/do-you-rent-lamps.md': articleText('rent', 'No.') });
    const source = await sourceFolder({
      'faq.csv': 'question,answer\nDo you rent lamps?,No.\n灯可以租吗？,不可以。\nempty?,\n',
      'page.html': '<h1>Oil lamps</h1><script>x</script><p>We sell none.',
    });

    const tried = await run(knowledge, 'import', source, '--dry-run');
    expect(tried.stdout).toMatch(/^3 drafts would be written to \S+en\/imported\/, \S+zh\/imported\/; 1 skipped\.\n$/);
    expect(await readdir(knowledge)).toEqual(['en']);

    const { code, stdout, stderr } = await run(knowledge, 'import', source);
    expect([code, stdout.replace(/ written.*;/s, ';')]).toEqual([1, '3 drafts; 1 skipped.\n']);
    expect(stderr).toBe(`${source}/faq.csv:4: the answer is empty; write one, or take the row out\n`);
    expect((await readdir(join(knowledge, 'en/imported'))).sort()).toEqual([
      'do-you-rent-lamps-2.md',
      'do-you-rent-lamps.md',
      'oil-lamps.md',
    ]);
    expect(await readFile(join(knowledge, 'zh/imported/deng-keyi-zu-ma.md'), 'utf8')).toContain('  - 灯可以租吗？\n');
    expect((await run(knowledge, 'check')).stdout).toMatch(/^4 articles .* are fine\.\n$/);

    const again = await run(knowledge, 'import', source);
    expect(again.stdout).toBe('0 drafts; 4 skipped.\n');
  });

  it('lists files of other kinds, which are no fault', async () => {
    const source = await sourceFolder({
      'faq.csv': 'question,answer\nDo you rent lamps?,No.\n',
      'old.docx': 'x',
      'a.png': 'x',
    });
    const { code, stdout, stderr } = await run(await articleFolder({}), 'import', source);
    expect([code, stdout.replace(/ written.*?;/s, ';')]).toEqual([0, '1 draft; nothing skipped; 2 files left out.\n']);
    expect(stderr).toBe(
      `${source}/a.png:1: left out: a .png file, not one of .csv .tsv .html .htm .md .markdown\n` +
        `${source}/old.docx:1: left out: a .docx file, not one of .csv .tsv .html .htm .md .markdown; save it as HTML\n`,
    );
  });

  it('makes a draft of each question of a markdown FAQ, with or without question marks', async () => {
    const knowledge = await articleFolder({});
    const source = await sourceFolder({
      'en.md':
        '# Help\n\n## How do I clean a lantern\nDust it.\n\n## Can I pay on delivery\nNo.\n\n## Our workshop\nVisit us.\n',
      'zh.md': '# 常见问题\n\n## 灯笼怎么清洗\n用干布。\n\n## 能不能货到付款\n不能。\n',
      'about.md': '# About us\n\n## How it works\nWell.\n\n## What we do\nLamps.\n\n## When you are away\nWe wait.\n',
    });
    const { stdout } = await run(knowledge, 'import', source);
    expect(stdout).toMatch(/^6 drafts /);
    expect((await readdir(join(knowledge, 'en/imported'))).sort()).toEqual([
      'about-us.md',
      'can-i-pay-on-delivery.md',
      'how-do-i-clean-a-lantern.md',
      'our-workshop.md',
    ]);
    expect(await readdir(join(knowledge, 'zh/imported'))).toHaveLength(2);
  });

  it('takes the language and folder it is told', async () => {
    const knowledge = await articleFolder({});
    const source = join(await sourceFolder({ 'faq.csv': '问题,答案\nLantern One?,Yes.\n' }), 'faq.csv');
    expect((await run(knowledge, 'import', source, '--locale', 'zh', '--topic', 'lamps')).code).toBe(0);
    expect(await readdir(join(knowledge, 'zh/lamps'))).toEqual(['lantern-one.md']);
  });
});
