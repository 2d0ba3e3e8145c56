import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import { cannedText } from '../../../src/dialogs/content/canned.ts';
import { loadContent } from '../../../src/dialogs/content/content.ts';
import { openContent } from '../../../src/dialogs/content/watched-content.ts';
import { content } from '../../support/content.ts';
import { dialogFolder, edit } from './dialog-folder.ts';

describe('canned replies', () => {
  const names = (locale: string) =>
    content()
      .canned(locale)
      ?.replies.map(({ name }) => name);

  it('have the same names in every language, and titles for every macro', () => {
    expect(names('zh')).toEqual(names('en'));
    expect(names('en')?.length).toBeGreaterThan(3);
    for (const { titles } of content().macros) expect(Object.keys(titles).sort()).toEqual(['en', 'zh']);
  });

  it.each([
    ['Mei', 'Hi Mei, Tom T-1'],
    [undefined, 'Hi there, Tom T-1'],
    // A name is never read as a template.
    ['{ticket}', 'Hi {ticket}, Tom T-1'],
  ])('greets %s as %j', (customer, text) => {
    const reply = { name: 'x', title: 'x', text: 'Hi {customer}, {operator} {ticket}' };
    expect(cannedText({ nameless: 'there', replies: [] }, reply, { customer, operator: 'Tom', ticket: 'T-1' })).toBe(
      text,
    );
  });

  it.each([
    ['en/canned.yaml', 'title: The parcel is late', 'title: ""', /^dialogs\/en\/canned.yaml:LINE: replies.4.title: /],
    [
      'en/canned.yaml',
      /Hi \{customer\}, your refund/,
      'Hi {costumer}, your refund',
      /only \{customer\}, \{operator\}, \{ticket\} are filled in/,
    ],
    ['zh/canned.yaml', 'name: parcel-late', 'name: parcel-lost', /the reply parcel-late is missing/],
    ['en/canned.yaml', 'name: parcel-late', 'name: refund-sent', /two replies have the same name/],
    [
      'macros.yaml',
      'reply: which-order',
      'reply: which-ordr',
      /^dialogs\/macros.yaml:LINE: .*no canned reply has the name which-ordr/,
    ],
    ['macros.yaml', 'priority: high', 'priority: higher', /^dialogs\/macros.yaml:LINE: /],
    [
      'macros.yaml',
      '    - resolve: true',
      '    - assign: { queue: monney }',
      /^dialogs\/macros.yaml:LINE: .*no queue of policy.yaml has the name monney; use one of general, money/,
    ],
    ['macros.yaml', '    - resolve: true', '    - assign: { operator: "" }', /^dialogs\/macros.yaml:LINE: /],
    ['macros.yaml', '    - resolve: true', '    - assign: somebody', /^dialogs\/macros.yaml:LINE: /],
    ['macros.yaml', '    - resolve: true', '    - delete: true', /^dialogs\/macros.yaml:LINE: .*unknown here/],
  ])('tells what is wrong with %s at %s', (file, found, by, told) => {
    const dir = dialogFolder();
    const line = edit(dir, file, found, by);
    expect(() => loadContent(dir)).toThrow(new RegExp(told.source.replace('LINE', String(line)), 'm'));
  });

  it('are those of the default language where a language has none', () => {
    const dir = dialogFolder();
    writeFileSync(join(dir, 'zh/canned.yaml'), '');
    expect(() => loadContent(dir)).toThrow('zh/canned.yaml:1');
    edit(dir, 'zh/canned.yaml', /^/, 'nameless: 您\nreplies: []\n');
    expect(() => loadContent(dir)).toThrow('is missing');
  });

  it('follow their files, and the last good ones stay', () => {
    const dir = dialogFolder();
    const watched = openContent(dir, { watch: false, logger: silentLogger });
    const title = () => watched.canned('en')?.replies[0]?.title;
    edit(dir, 'en/canned.yaml', "title: I'm looking into it", 'title: Looking');
    watched.reload();
    expect(title()).toBe('Looking');
    edit(dir, 'en/canned.yaml', 'title: Looking', 'titel: Looking');
    edit(dir, 'macros.yaml', 'name: refund-done', 'name: Refund done');
    watched.reload();
    expect(title()).toBe('Looking');
    expect(watched.macros[0]?.name).toBe('refund-done');
    expect(watched.problems().map(({ file }) => file)).toContain('dialogs/en/canned.yaml');
    watched.close();
  });
});
