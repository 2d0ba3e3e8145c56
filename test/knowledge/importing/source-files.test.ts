import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSources } from '../../../src/knowledge/importing/source-files.ts';
import { importFolder, sourceFolder } from './imported.ts';

describe('what is imported of a folder', () => {
  it('is its plain files and those of its folders, in order, hidden ones passed over, others left out with the reason', async () => {
    const files = ['b/two.html', 'a.csv', '.hidden.md', '.git/x.md', 'photo.png', 'b/c/three.MD', 'x.zip'];
    const { sources, problems, leftOut } = await findSources(
      await sourceFolder(Object.fromEntries(files.map(file => [file, 'x']))),
    );
    expect(sources.map(({ file }) => file)).toEqual(['a.csv', 'b/c/three.MD', 'b/two.html']);
    expect(problems).toEqual([]);
    const kinds = '.csv .tsv .html .htm .md .markdown';
    expect(leftOut).toEqual([
      { file: 'photo.png', line: 1, message: `left out: a .png file, not one of ${kinds}` },
      { file: 'x.zip', line: 1, message: `left out: a .zip file, not one of ${kinds}; unpack it` },
    ]);
  });

  it('abuse 39, 46: never lies outside: links to files, folders and devices are told, not followed', async () => {
    const outside = await sourceFolder({ 'secret.md': '# Secret\n\nzanzibar' });
    const dir = await sourceFolder({ 'good.md': '# Good\n\nwords' });
    await symlink(join(outside, 'secret.md'), join(dir, 'secret.md'));
    await symlink(outside, join(dir, 'folder'));
    await symlink('/dev/zero', join(dir, 'zero.csv'));
    const { texts, problems } = await importFolder(dir);
    expect(Object.keys(texts)).toEqual(['en/imported/good.md']);
    expect(problems).toEqual(
      ['folder', 'secret.md', 'zero.csv'].map(file => `${file}:1: a link is not followed; copy what it leads to here`),
    );
  });

  it('abuse 39: has names made anew, so that no title or topic leads out of the knowledge folder', async () => {
    const rows = [
      'question,answer,title,topic',
      'What is one?,a,../../../etc/passwd,../../up',
      'What is two?,b,/etc/shadow,..',
      'What is three?,c,..\\..\\x,C:\\temp',
      'What is four?,d,.,/',
    ];
    const { drafts } = await importFolder(await sourceFolder({ 'x.csv': rows.join('\n') }));
    expect(drafts).toHaveLength(4);
    for (const { file } of drafts) expect(file).toMatch(/^en\/[a-z0-9-]+\/[a-z0-9-]+\.md$/);
  });

  it('is not too much: files, folders in folders, rows', async () => {
    const many = await sourceFolder(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}.md`, 'x'])));
    await expect(findSources(many)).rejects.toThrow('holds more than 2000 files');
    const deep = await findSources(await sourceFolder({ 'a.md': 'x', [`${'d/'.repeat(10)}b.md`]: 'x' }));
    expect(deep.problems).toEqual([expect.objectContaining({ message: 'more than 8 folders deep; move it up' })]);
    const rows = Array.from({ length: 5002 }, (_, i) => `what is thing${i},it is ${i}`).join('\n');
    const { drafts, problems } = await importFolder(await sourceFolder({ 'x.csv': `question,answer\n${rows}` }));
    expect(drafts).toHaveLength(5000);
    expect(problems).toEqual([expect.stringMatching(/^x\.csv:5002: more than 5000 questions/)]);
  }, 60_000);

  it.each([
    ['x.zip', 'unpack it'],
    ['x.xlsx', 'save it as CSV'],
    ['x.pdf', 'files end in .csv'],
  ])('is nothing of %s, with what to do', async (name, mend) => {
    const dir = await sourceFolder({ [name]: 'x' });
    await expect(findSources(join(dir, name))).rejects.toThrow(mend);
    await expect(findSources(dir)).rejects.toThrow('holds nothing to import');
    await expect(findSources(join(dir, 'gone.csv'))).rejects.toThrow('cannot be read');
  });
});
