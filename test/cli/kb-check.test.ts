import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleFolder, articleText } from '../knowledge/article-folder.ts';
import { newDataDir, runToEnd } from '../support/running-desk.ts';
import { dialogsOfAnyShop } from './dialogs-of-any-shop.ts';

const dialogs = dialogsOfAnyShop();
const run = (dir: string, ...args: string[]) =>
  runToEnd(newDataDir(), { KNOWLEDGE_DIR: dir, DIALOGS_DIR: dialogs }, 'kb', 'check', ...args);
const Report = z.strictObject({
  articles: z.number(),
  drafts: z.number(),
  questions: z.number(),
  checks: z.number(),
  problems: z.array(z.strictObject({ file: z.string(), line: z.number(), message: z.string() })),
});

describe('solodesk kb check', () => {
  it('tells each fault on standard error, a summary on standard output, and ends with 1', async () => {
    const dir = await articleFolder({
      'en/a/gifts.md': articleText('gifts', 'Yes.', { checks: '[fresh strawberries]' }),
      'en/a/bad.md': 'words',
    });
    const { code, stdout, stderr } = await run(dir);
    expect(code).toBe(1);
    expect(stdout).toBe('2 problems in 2 files; seen: 1 article with 1 question and 1 check, and the dialogs.\n');
    const lines = stderr.trim().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/\/en\/a\/bad\.md:1: the front matter is missing/),
      expect.stringMatching(
        /\/en\/a\/gifts\.md:7: for "fresh strawberries" the bot finds this article with 0\.\d\d only/,
      ),
    ]);
  });

  it('says that nobody asks about drafts', async () => {
    const draft = articleText('cards', 'Yes.', { status: 'draft' });
    const dir = await articleFolder({ 'en/a/gifts.md': articleText('gifts', 'Yes.'), 'en/a/cards.md': draft });
    const { code, stdout } = await run(dir);
    expect([code, stdout]).toEqual([
      0,
      '2 articles (1 draft, not asked about) with 1 question and 0 checks, and the dialogs, are fine.\n',
    ]);
  });

  it('tells an article that a form names and the language does not have', async () => {
    const dir = await articleFolder({ 'en/a/gifts.md': articleText('gifts', 'Yes.') });
    const forms = dialogsOfAnyShop();
    const file = join(forms, 'en/forms/contact.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^topic: .*$/m, '$&\narticles: [gifts, presents]'));
    const line = readFileSync(file, 'utf8').split('\n').indexOf('articles: [gifts, presents]') + 1;
    const { code, stderr } = await runToEnd(newDataDir(), { KNOWLEDGE_DIR: dir, DIALOGS_DIR: forms }, 'kb', 'check');
    expect([code, stderr]).toEqual([
      1,
      `dialogs/en/forms/contact.yaml:${line}: articles.1: no article of en has the id presents; mend it, or take it out\n`,
    ]);
  });

  it('gives the whole report as JSON', async () => {
    const dir = await articleFolder({ 'en/a/gifts.md': articleText('gifts', 'Yes.', { checks: '[strawberries]' }) });
    const { code, stdout, stderr } = await run(dir, '--json');
    const { problems, ...counts } = Report.parse(JSON.parse(stdout));
    expect([code, stderr, counts]).toEqual([1, '', { articles: 1, drafts: 0, questions: 1, checks: 1 }]);
    expect(problems).toMatchObject([{ line: 7 }]);
  });
});
