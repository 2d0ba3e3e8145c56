import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fewArticles } from '../support/few-articles.ts';
import { newDataDir, runToEnd } from '../support/running-desk.ts';

const knowledge = fewArticles();
const dataDir = newDataDir();
const run = (...args: string[]) => runToEnd(dataDir, { KNOWLEDGE_DIR: knowledge }, 'kb', 'search', ...args);

const Report = z.strictObject({
  locale: z.string(),
  match: z.object({ answer: z.number(), clarify: z.number() }),
  action: z.looseObject({ type: z.string() }),
  intent: z.string().optional(),
  urgency: z.object({ level: z.string() }),
  text: z.string(),
  verdict: z.enum(['answer', 'clarify', 'nothing']),
  hits: z.array(
    z.object({ articleId: z.string(), confidence: z.number(), why: z.object({ terms: z.array(z.string()) }) }),
  ),
});

describe('solodesk kb search', () => {
  it('says first what the bot would do, then why, without colours where nobody sees them', async () => {
    const { code, stdout, stderr } = await run('i forgot my pasword', '--limit', '2');
    expect([code, stderr]).toEqual([0, '']);
    const [verdict, , head, first, words, nearest, score, second] = stdout.split('\n');
    expect(verdict).toMatch(/^Would answer: 0\.\d\d sure, answers begin at 0\.50\. \(en\)$/);
    expect(head).toMatch(/^ {4}score {2}sure {2}article +file$/);
    expect(first).toMatch(
      /^→ {2}1 [01]\.\d\d {2}0\.\d\d {2}Reset your password › Reset a forgotten password +en\/login\/reset-password\.md$/,
    );
    expect(words).toMatch(/^ {19}words {4}forgot, password$/);
    expect(nearest).toMatch(/^ {19}nearest {2}I forgot my password \(0\.\d\d\)$/);
    expect(score).toMatch(/^ {19}score {4}0\.\d\d from title and questions/);
    expect(second).toMatch(/^ {3}2 /);
  });

  it('keeps its columns under Chinese titles, whose characters are twice as wide', async () => {
    const { stdout } = await run('账户', '--locale', 'zh');
    expect(stdout).toMatch(/^Would offer \d articles: .*\(zh\)\n/);
    const rows = stdout.split('\n').filter(line => /zh\/login\/[a-z-]+\.md$/.test(line));
    expect(rows.length).toBeGreaterThan(2);
    const columns = rows.map(row => stringWidth(row.slice(0, row.indexOf('zh/login/'))));
    expect(new Set(columns).size).toBe(1);
  });

  it('names what no article knows', async () => {
    const { code, stdout } = await run('Do you sell bicycles?');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Knows nothing: .*\n(?:No article knows: .*bicycles\n)/);
  });

  it('tells the verdict on each question of a message that asks several', async () => {
    const { stdout } = await run('How do I reset my password? And what is two-step sign-in?');
    expect(stdout).toContain(
      'It asks several things. Each by itself:\n  How do I reset my password?\n    Would answer',
    );
  });

  it('gives all of it as JSON, in the language of the words', async () => {
    const { stdout } = await run('--json', '--limit', '1', '怎么重置密码');
    const report = Report.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ locale: 'zh', verdict: 'answer', hits: [{ articleId: 'reset-password' }] });
    expect(report.action).toEqual({ type: 'answer', articleId: 'reset-password' });
    expect(report.hits).toHaveLength(1);
  });

  it.each([
    ['can I call you', /^Asks for a person \(human in intents\.yaml\): opens a ticket, shows no article/],
    ['怎么联系人工客服', /^Asks for a person \(human in intents\.yaml\)/],
    ['My account was hacked, this is urgent!!!', /^Urgent \((?:high|critical): .+\): opens a ticket/],
    ['hello', /^Small talk \(greeting in intents\.yaml\)/],
    ['contact form', /^Begins the form contact \(Contact us\)\./],
    ['my ticket status', /^Asks about a ticket \(ticketStatus in intents\.yaml\)/],
    ["I don't want to reset my password", /^Says what is not wanted: no article answers/],
    ['How do I reset my password? And what is two-step sign-in?', /^Answers its questions one by one\./],
  ])('says of %j what the bot would do where something else than the articles decides', async (words, first) => {
    const { stdout } = await run(words);
    expect(stdout).toMatch(first);
    expect(stdout).toContain('\nBy the articles alone: ');
  });

  it('tells in JSON too that a person is asked for, beside what the articles alone would make of it', async () => {
    const { stdout } = await run('--json', 'can I call you');
    expect(Report.parse(JSON.parse(stdout))).toMatchObject({
      action: { type: 'person', reason: 'asked' },
      intent: 'human',
    });
  });

  it.each([
    [['x', '--limit', '0'], '--limit 0: write how many articles to list, as 5\n'],
    [['x', '--locale', 'fr'], '--locale fr: use en or zh, the languages in dialogs/\n'],
  ])('refuses %j', async (args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout, stderr]).toEqual([1, '', words]);
  });
});
