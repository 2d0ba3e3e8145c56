import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleFolder, articleText } from '../knowledge/article-folder.ts';
import { newDataDir, runToEnd } from '../support/running-desk.ts';

const run = (dir: string, ...args: string[]) => runToEnd(newDataDir(), { KNOWLEDGE_DIR: dir }, 'kb', 'check', ...args);
const Report = z.strictObject({
  articles: z.number(),
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

  it('gives the whole report as JSON', async () => {
    const dir = await articleFolder({ 'en/a/gifts.md': articleText('gifts', 'Yes.', { checks: '[strawberries]' }) });
    const { code, stdout, stderr } = await run(dir, '--json');
    const { problems, ...counts } = Report.parse(JSON.parse(stdout));
    expect([code, stderr, counts]).toEqual([1, '', { articles: 1, questions: 1, checks: 1 }]);
    expect(problems).toMatchObject([{ line: 7 }]);
  });
});
