import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '../../src/base/logger.ts';
import { openStore } from '../../src/store/store.ts';
import { begin } from '../store/records.ts';
import { fewArticles } from '../support/few-articles.ts';
import { newDataDir, runToEnd } from '../support/running-desk.ts';

const Printed = z.object({ items: z.array(z.object({ samples: z.array(z.string()), conversations: z.number() })) });

describe('solodesk kb gaps', () => {
  const dataDir = newDataDir();
  const knowledge = fewArticles();
  const run = (...args: string[]) => runToEnd(dataDir, { KNOWLEDGE_DIR: knowledge }, 'kb', 'gaps', ...args);

  beforeAll(async () => {
    const store = await openStore({ file: join(dataDir, 'solodesk.db'), logger: silentLogger });
    const asked = [
      ['a', '2026-03-02T09:00:00.000Z', 'en', 'Do you engrave lamps?'],
      ['b', '2026-03-02T23:59:59.999Z', 'en', 'engraving possible?'],
      ['c', '2026-03-03T09:00:00.000Z', 'zh', '你们招实习生吗？'],
      ['d', '2026-03-02T10:00:00.000Z', 'en', 'Can I talk to someone about engraving?', 'person.asked'],
      ['e', '2026-03-02T10:00:00.000Z', 'en', 'I want to talk to a human please', 'person.asked'],
    ] as const;
    for (const [id, at, locale, question, kind = 'question.unanswered'] of asked) {
      await begin(store, id, { at, events: [{ kind, data: { question, locale, nearest: [] } }] });
    }
    await store.close();
  });

  it('lists the biggest first, in words', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^4 questions in 4 conversations/);
    expect(stdout).toMatch(/\n1\. .*\n {3}en, 3 conversations, 3 questions, 2026-03-02, id [0-9a-f]{10}\n/);
    expect(stdout).toMatch(/\n2\. 你们招实习生吗？\n {3}zh, 1 conversation, 1 question,/);
  });

  it('gives one language and whole days as JSON', async () => {
    const { stdout } = await run('--json', '--locale', 'en', '--from', '2026-03-02', '--to', '2026-03-02');
    expect(Printed.parse(JSON.parse(stdout)).items).toMatchObject([{ conversations: 3 }]);
  });

  it('writes a draft that loads, once', async () => {
    const written = await run('--write', '1');
    expect([written.code, written.stderr]).toEqual([0, '']);
    const file = written.stdout.trim();
    expect(file).toMatch(/\/en\/[a-z]+\/(do-you-engrave-lamps|engraving-possible)\.md$/);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('  - Do you engrave lamps?\n');
    const check = await runToEnd(dataDir, { KNOWLEDGE_DIR: knowledge }, 'kb', 'check');
    expect(check.stderr).not.toContain('engrav');
    const again = await run('--write', '1');
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('is there already and stays as it is');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('says so when there are none, or the language is not spoken here', async () => {
    expect((await run('--to', '2026-01-01')).stdout).toBe('No gaps: nobody has asked in vain in this period.\n');
    const { code, stderr } = await run('--locale', 'fr');
    expect([code, stderr]).toEqual([1, '--locale fr: use en or zh, the languages in dialogs/\n']);
  });

  it('refuses a number that is not in the list', async () => {
    const { code, stderr } = await run('--write', '9');
    expect([code, stderr]).toEqual([1, '--write 9: the list has the numbers 1 to 2\n']);
  });
});
