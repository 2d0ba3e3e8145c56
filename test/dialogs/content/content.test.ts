import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentError, type ContentProblem } from '../../../src/content/problem.ts';
import { contentOf, loadContent } from '../../../src/dialogs/content/content.ts';
import { readDialogs } from '../../../src/dialogs/content/dialog-files.ts';
import { createYamlReader } from '../../../src/dialogs/content/yaml-file.ts';
import { content } from '../../support/content.ts';
import { dialogFolder, edit, greet } from './dialog-folder.ts';

function faults(dir: string): readonly ContentProblem[] {
  try {
    loadContent(dir);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
}

/** Each breaks one line of one file; `line` is counted from the line that is replaced. */
const slips: { what: string; file: string; found: string | RegExp; by: string; message: RegExp; line?: number }[] = [
  {
    what: 'a sentence key with a hyphen',
    file: 'en/messages.yaml',
    found: '  again: ',
    by: '  once-again: ',
    message: /^greeting\.once-again: name a sentence like unknownAddress/,
  },
  {
    what: 'a sentence that is a number',
    file: 'zh/messages.yaml',
    found: /^ {2}again: .*$/m,
    by: '  again: 5',
    message: /^greeting\.again: .*expected string/,
  },
  {
    what: 'a number of the policy that is no share',
    file: 'policy.yaml',
    found: /^ {2}answer: .*$/m,
    by: '  answer: 10',
    message: /^match\.answer: /,
  },
  {
    what: 'a YAML alias',
    file: 'en/messages.yaml',
    found: /^ {2}helpedNo: .*$/m,
    by: '  meant: &no "No"\n  helpedNo: *no',
    message: /anchors \(&\) and aliases \(\*\).*write the value out/,
  },
  {
    what: 'broken YAML',
    file: 'zh/site.yaml',
    found: '\n',
    by: '\na: "open\n',
    message: /mend the YAML/,
    line: 1,
  },
  {
    what: 'a form with two fields of one name',
    file: 'en/forms/contact.yaml',
    found: '- id: order',
    by: '- id: email',
    message: /two fields are called email/,
  },
  {
    what: 'a pattern that is no regular expression',
    file: 'en/forms/contact.yaml',
    found: '- id: message',
    by: '- id: message\n    pattern: "(LL"',
    message: /pattern: not a regular expression/,
    line: 1,
  },
];

describe('a slip in a dialog file', () => {
  it.each(slips)('is told by file and line: $what', ({ file, found, by, message, line = 0 }) => {
    const dir = dialogFolder();
    const at = edit(dir, file, found, by);
    const problems = faults(dir).filter(problem => problem.file === `dialogs/${file}`);
    expect(problems).not.toEqual([]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.line).toBe(at + line);
  });

  it('is told for the language that lacks a sentence, in the file where the other one has it', () => {
    const dir = dialogFolder();
    edit(dir, 'zh/console.yaml', '  queue:', '  line:');
    const problems = faults(dir);
    expect(problems.map(({ file }) => file)).toEqual(['dialogs/en/console.yaml', 'dialogs/zh/console.yaml']);
    expect(problems[0]?.message).toContain('console.line is missing');
    expect(problems[1]?.message).toContain('console.queue is missing');
  });

  it('is told together with all others', () => {
    const dir = dialogFolder();
    edit(dir, 'policy.yaml', / answer: .*/, ' answer: 10');
    edit(dir, 'en/forms/contact.yaml', 'type: email', 'type: mail');
    rmSync(join(dir, 'zh/survey.yaml'));
    expect(new Set(faults(dir).map(({ file }) => file))).toEqual(
      new Set(['dialogs/policy.yaml', 'dialogs/zh/survey.yaml', 'dialogs/en/forms/contact.yaml']),
    );
  });

  it('in what is no text, or no file, is told with the way to mend it', () => {
    const dir = dialogFolder();
    writeFileSync(join(dir, 'policy.yaml'), Buffer.from([0x61, 0x0a, 0xff]));
    rmSync(join(dir, 'zh/survey.yaml'));
    expect(faults(dir)).toMatchObject([
      { file: 'dialogs/policy.yaml', line: 2, message: expect.stringContaining('save the file as UTF-8') },
      { file: 'dialogs/zh/survey.yaml', line: 1, message: expect.stringContaining('put the file back') },
    ]);
  });

  it('in the name of a setting of a form is told at its own line', () => {
    const dir = dialogFolder();
    const line = edit(dir, 'en/forms/contact.yaml', /^ {4}type: email$/m, '    type: email\n    typ: email');
    expect(faults(dir)).toMatchObject([
      { file: 'dialogs/en/forms/contact.yaml', line: line + 1, message: expect.stringMatching(/typ: unknown here/) },
    ]);
  });

  it('in the name of the folder is told with the setting that names it', () => {
    expect(faults('/nowhere/dialogs')).toMatchObject([{ message: expect.stringContaining('DIALOGS_DIR') }]);
  });

  it('is told when no folder has the default language', () => {
    const dir = dialogFolder();
    edit(dir, 'policy.yaml', 'defaultLocale: en', 'defaultLocale: fr');
    expect(faults(dir)).toMatchObject([
      { file: 'dialogs/policy.yaml', message: expect.stringContaining('dialogs/fr') },
    ]);
  });
});

describe('a bad form', () => {
  it('is told and left out, and the rest works', () => {
    const dir = dialogFolder();
    const line = edit(dir, 'en/forms/contact.yaml', 'type: email', 'type: mail');
    const { dialogs, problems } = readDialogs(dir, createYamlReader());
    expect(problems).toMatchObject([{ file: 'dialogs/en/forms/contact.yaml', line }]);
    const read = contentOf(dialogs);
    expect(read.forms('en').map(({ id }) => id)).toEqual(['return-request']);
    expect(read.forms('zh').map(({ id }) => id)).toEqual(['contact', 'return-request']);
  });

  it('is not needed: a language without forms has none', () => {
    const dir = dialogFolder();
    rmSync(join(dir, 'zh/forms'), { recursive: true });
    expect(loadContent(dir).forms('zh')).toEqual([]);
  });
});

describe('a sentence', () => {
  it('has its placeholders filled once: a value is never a template, and no other name is reached', () => {
    const dir = dialogFolder();
    greet(dir, '{name}, {name} {other} {toString}');
    const { say } = loadContent(dir);
    expect(say('en', 'greeting.again', { name: '{other} $& $1', other: 7 })).toBe(
      '{other} $& $1, {other} $& $1 7 {toString}',
    );
  });

  it('is there in both languages under the same keys', () => {
    const read = readDialogs(new URL('../../../dialogs', import.meta.url).pathname, createYamlReader()).dialogs;
    const keys = [...read.byLocale.values()].map(({ sentences }) => [...sentences.keys()].sort());
    expect(read.byLocale.size).toBe(2);
    expect(keys[0]?.length).toBeGreaterThan(100);
    expect(keys[1]).toEqual(keys[0]);
  });

  it('that nobody wrote is a fault of the code, named', () => {
    expect(() => content().say('en', 'greeting.nowhere')).toThrow('greeting.nowhere');
  });

  it('is said in the default language to a locale without dialogs', () => {
    expect(content().say('fr', 'greeting.again')).toBe(content().say('en', 'greeting.again'));
  });
});

describe('the reader', () => {
  it('reads a file again when it has changed, and only its own', () => {
    const dir = dialogFolder();
    const read = createYamlReader();
    const before = readDialogs(dir, read).dialogs;
    expect(readDialogs(dir, read).dialogs).toEqual(before);
    writeFileSync(join(dir, 'zh/stop-words.yaml'), '- 的\n');
    const after = readDialogs(dir, read).dialogs;
    expect(after.byLocale.get('zh')?.pack.stopWords).toEqual(['的']);
    expect(after.byLocale.get('en')).toEqual(before.byLocale.get('en'));
  });
});
