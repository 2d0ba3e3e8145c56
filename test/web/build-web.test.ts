import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { buildWeb } from '../../scripts/build-web.ts';

const dist = new URL('../../dist/web', import.meta.url).pathname;

it('does nothing when nothing has changed', async () => {
  await buildWeb();
  expect(await buildWeb()).toBe('fresh');
});

it('leaves each file with compressed copies of the same bytes, and Web Chat’s licences', async () => {
  await buildWeb();
  const manifest: Record<string, string> = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const isPart = (name: string) => /^(?:console\.js:)?console-[0-9a-f]+\.js$/.test(name);
  const named = Object.keys(manifest).filter(name => !isPart(name));
  expect(named.sort()).toEqual(
    [
      'chat.css',
      'chat.js',
      'console.css',
      'console.js',
      'editor.js',
      'site.css',
      'site.js',
      'webchat.LICENSE.txt',
      'webchat.js',
      'widget.js',
    ].sort(),
  );
  for (const file of Object.values(manifest)) {
    const bytes = await readFile(join(dist, file));
    expect(brotliDecompressSync(await readFile(join(dist, `${file}.br`))).equals(bytes), file).toBe(true);
    expect(gunzipSync(await readFile(join(dist, `${file}.gz`))).equals(bytes), file).toBe(true);
  }
});

it('leaves no half-finished folder behind', async () => {
  await buildWeb();
  const beside = await readdir(join(dist, '..'));
  expect(beside.filter(name => name.startsWith('web.'))).toEqual([]);
  expect(existsSync(join(dist, 'stamp'))).toBe(true);
});
