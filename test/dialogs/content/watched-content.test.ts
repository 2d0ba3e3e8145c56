import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import { openContent } from '../../../src/dialogs/content/watched-content.ts';
import { openHouse } from '../../../src/house.ts';
import { testConfig } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';
import { keptLog } from '../../support/log-lines.ts';
import { dialogFolder, edit, greet } from './dialog-folder.ts';

function open(dir: string, watch: boolean) {
  const { logger, lines } = keptLog();
  const content = openContent(dir, { watch, logger });
  onTestFinished(() => content.close());
  const warnings = () => lines.filter(({ level }) => level === 40);
  return { content, warnings };
}

// Far above the promised second: other work on the machine must not fail the test.
const within = { timeout: 15_000, interval: 20 };

describe('reading the dialogs again', () => {
  it('lets whoever holds them say the new sentence, and tells the listeners once', () => {
    const dir = dialogFolder();
    const { content } = open(dir, false);
    const { say } = content;
    let changes = 0;
    content.onChange(() => {
      changes += 1;
    });
    greet(dir, 'Welcome back.');
    edit(dir, 'policy.yaml', /^ticketsPerDay: .*$/m, 'ticketsPerDay: 9');
    content.reload();
    content.reload();
    expect(say('en', 'greeting.again')).toBe('Welcome back.');
    expect([content.policy.ticketsPerDay, changes]).toEqual([9, 1]);
  });

  it('tells a broken file once, keeps the last good version whole, and takes up the mended one', () => {
    const dir = dialogFolder();
    const { content, warnings } = open(dir, false);
    const before = [content.policy.match.clarify, content.say('en', 'greeting.again')];
    const line = edit(dir, 'policy.yaml', /^ {2}clarify: .*$/m, '  clarify: much');
    greet(dir, 'Welcome back.');
    content.reload();
    content.reload();
    expect(warnings()).toMatchObject([{ file: 'dialogs/policy.yaml', line, msg: 'dialog file needs mending' }]);
    expect(content.problems()).toMatchObject([{ file: 'dialogs/policy.yaml', line }]);
    expect([content.policy.match.clarify, content.say('en', 'greeting.again')]).toEqual(before);
    edit(dir, 'policy.yaml', '  clarify: much', '  clarify: 0.2');
    content.reload();
    expect(content.problems()).toEqual([]);
    expect([content.policy.match.clarify, content.say('en', 'greeting.again')]).toEqual([0.2, 'Welcome back.']);
  });

  it('follows the holiday calendar, and keeps its last good version when it turns bad', () => {
    const dir = dialogFolder();
    const { content } = open(dir, false);
    expect(content.policy.hours.holidays).toContain('2026-12-25');
    edit(dir, 'policy.yaml', '  holidays: []', '  holidays: ["2026-12-24"]');
    edit(dir, 'holidays.ics', 'DTSTART;VALUE=DATE:20261225', 'DTSTART;VALUE=DATE:20261226');
    content.reload();
    expect(content.policy.hours.holidays).toEqual(expect.arrayContaining(['2026-12-24', '2026-12-26']));
    expect(content.policy.hours.holidays).not.toContain('2026-12-25');
    const line = edit(dir, 'holidays.ics', 'DTSTART;VALUE=DATE:20261226', 'DTSTART:20261226T090000Z');
    content.reload();
    expect(content.problems()).toMatchObject([{ file: 'dialogs/holidays.ics', line }]);
    expect(content.policy.hours.holidays).toContain('2026-12-26');
    rmSync(join(dir, 'holidays.ics'));
    content.reload();
    expect(content.problems()).toMatchObject([
      { file: 'dialogs/holidays.ics', line: 1, message: expect.stringContaining('put the file back') },
    ]);
    edit(dir, 'policy.yaml', '  holidayCalendar: holidays.ics\n', '');
    content.reload();
    expect([content.problems(), content.policy.hours.holidays]).toEqual([[], ['2026-12-24']]);
  });

  it('keeps the last good version of a form that turns bad, while other files are taken up', () => {
    const dir = dialogFolder();
    const { content } = open(dir, false);
    const title = content.forms('en')[0]?.title;
    edit(dir, 'en/forms/contact.yaml', /^title: .*$/m, 'titel: x');
    greet(dir, 'Welcome back.');
    content.reload();
    expect(content.forms('en')[0]?.title).toBe(title);
    expect(content.say('en', 'greeting.again')).toBe('Welcome back.');
    expect(new Set(content.problems().map(({ file }) => file))).toEqual(new Set(['dialogs/en/forms/contact.yaml']));
    rmSync(join(dir, 'en/forms/contact.yaml'));
    content.reload();
    expect(content.forms('en').map(({ id }) => id)).toEqual(['return-request']);
    expect(content.problems()).toEqual([]);
  });

  it('does not take a sentence away from a running desk, even from all languages', () => {
    const dir = dialogFolder();
    const { content } = open(dir, false);
    const before = content.say('en', 'greeting.again');
    for (const locale of ['en', 'zh']) edit(dir, `${locale}/messages.yaml`, '  again:', '  anew:');
    content.reload();
    expect(content.say('en', 'greeting.again')).toBe(before);
    expect(content.problems()).toMatchObject([
      { file: 'dialogs/en/messages.yaml', message: expect.stringContaining('greeting.again is missing') },
      { file: 'dialogs/zh/messages.yaml' },
    ]);
  });

  it('is not held up by a language that is just being written', () => {
    const dir = dialogFolder();
    const { content } = open(dir, false);
    mkdirSync(join(dir, 'fr'));
    writeFileSync(join(dir, 'fr/messages.yaml'), 'greeting:\n');
    greet(dir, 'Welcome back.');
    content.reload();
    expect(content.say('en', 'greeting.again')).toBe('Welcome back.');
    expect([content.locales, content.problems()]).toEqual([['en', 'zh'], []]);
  });

  it('keeps everything when the folder goes away', () => {
    const dir = dialogFolder();
    const { content, warnings } = open(dir, false);
    rmSync(dir, { recursive: true });
    content.reload();
    expect(content.say('zh', 'form.send')).not.toBe('');
    expect(warnings().length).toBeGreaterThan(0);
  });
});

describe('opening the dialogs', () => {
  it('goes on without a bad form, and logs it', () => {
    const dir = dialogFolder();
    const line = edit(dir, 'zh/forms/contact.yaml', 'type: email', 'type: mail');
    const { content, warnings } = open(dir, false);
    expect(content.forms('zh').map(({ id }) => id)).toEqual(['return-request']);
    expect(warnings()).toMatchObject([{ file: 'dialogs/zh/forms/contact.yaml', line }]);
  });

  it('refuses any other bad file, naming the place', () => {
    const dir = dialogFolder();
    const line = edit(dir, 'policy.yaml', /^ {2}clarify: .*$/m, '  clarify: much');
    expect(() => open(dir, true)).toThrow(`dialogs/policy.yaml:${line}: match.clarify: `);
  });
});

describe('watching the dialogs', () => {
  it('takes up what is saved in place, by renaming, and in a folder that was replaced', async () => {
    const dir = dialogFolder();
    const { content } = open(dir, true);
    const file = join(dir, 'en/messages.yaml');
    const says = (words: string) => vi.waitFor(() => expect(content.say('en', 'greeting.again')).toBe(words), within);
    greet(dir, 'Saved.');
    await says('Saved.');
    for (const now of ['Renamed.', 'Renamed twice.']) {
      renameSync(file, `${file}~`);
      greet(dir, now, 'en/messages.yaml~');
      renameSync(`${file}~`, file);
      await says(now);
    }
    renameSync(join(dir, 'en'), join(dir, 'old'));
    await vi.waitFor(() => expect(content.problems()).not.toEqual([]), within);
    renameSync(join(dir, 'old'), join(dir, 'en'));
    await vi.waitFor(() => expect(content.problems()).toEqual([]), within);
    greet(dir, 'Saved in the other folder.');
    await says('Saved in the other folder.');
  });

  it('tells a broken save and takes up the mended one, also of a form', async () => {
    const dir = dialogFolder();
    const { content, warnings } = open(dir, true);
    const title = content.forms('en')[0]?.title;
    edit(dir, 'en/forms/contact.yaml', /^title: .*$/m, 'titel: Write to us');
    await vi.waitFor(() => expect(warnings()).not.toEqual([]), within);
    expect(content.forms('en')[0]?.title).toBe(title);
    edit(dir, 'en/forms/contact.yaml', 'titel: Write to us', 'title: Write to us');
    await vi.waitFor(() => expect(content.forms('en')[0]?.title).toBe('Write to us'), within);
    expect(content.problems()).toEqual([]);
  });
});

describe('a house whose dialogs change', () => {
  it('understands by the new intents, and finds articles by the new synonyms', async () => {
    const dir = dialogFolder();
    const config = testConfig({ DIALOGS_DIR: dir, KNOWLEDGE_DIR: fewArticles() });
    const house = await openHouse(config, { database: ':memory:', logger: silentLogger });
    onTestFinished(() => house.close());
    const { understand, terms } = house.language;
    const find = (text: string) =>
      house.knowledge
        .search({ text, locale: 'en', terms: terms(text, 'en') }, 1)
        .filter(({ score }) => score >= house.content.policy.match.clarify)
        .map(({ article }) => article.id);
    const question = 'How do I reset my password?';
    const found = find(question);
    expect(found).toHaveLength(1);
    expect([understand('beam me up', 'en').intent, find('frobnicator')]).toEqual([undefined, []]);

    edit(dir, 'en/intents.yaml', '  human:\n    whole:\n', '  human:\n    whole:\n      - beam me up\n');
    await vi.waitFor(() => expect(understand('beam me up', 'en').intent).toBe('human'), within);
    writeFileSync(join(dir, 'en/synonyms.yaml'), 'frobnicator: [password]\n');
    await vi.waitFor(() => expect(terms('password', 'en')).toEqual(terms('frobnicator', 'en')), within);
    await vi.waitFor(() => expect([find(question), find('frobnicator')]).toEqual([found, found]), within);
  });
});
