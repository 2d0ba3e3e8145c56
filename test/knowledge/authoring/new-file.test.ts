import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeNewFile } from '../../../src/knowledge/authoring/new-file.ts';
import { articleFolder } from '../article-folder.ts';

describe('a new article file', () => {
  it('is written with the folders it lies in', async () => {
    const dir = join(await articleFolder({}), 'not-there-yet');
    await writeNewFile(dir, 'en/gifts/wrapping.md', 'words');
    expect(await readFile(join(dir, 'en/gifts/wrapping.md'), 'utf8')).toBe('words');
  });

  it('never takes the place of one that is there', async () => {
    const dir = await articleFolder({ 'en/a/one.md': 'old words' });
    await expect(writeNewFile(dir, 'en/a/one.md', 'new words')).rejects.toThrow('en/a/one.md is there already');
    expect(await readFile(join(dir, 'en/a/one.md'), 'utf8')).toBe('old words');
  });

  it('is not written through a link, to a file or to a folder', async () => {
    const outside = await articleFolder({});
    const dir = await articleFolder({ 'en/b/one.md': 'words' });
    await mkdir(join(dir, 'en/c'));
    await symlink(outside, join(dir, 'en/a'));
    await symlink(join(outside, 'x.md'), join(dir, 'en/c/x.md'));
    await expect(writeNewFile(dir, 'en/a/x.md', 'words')).rejects.toThrow('en/a is a link or a file, not a folder');
    await expect(writeNewFile(dir, 'en/c/x.md', 'words')).rejects.toThrow('en/c/x.md is there already');
    await expect(writeNewFile(dir, 'en/b/one.md/x.md', 'words')).rejects.toThrow('one.md is a link or a file');
    expect(await readdir(outside)).toEqual([]);
  });
});
