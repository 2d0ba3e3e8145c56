import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const layers: Record<string, string[]> = createRequire(import.meta.url)('../layers.cjs');
const architecture = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');

describe('the import table', () => {
  it('is the same in layers.cjs and in ARCHITECTURE.md', () => {
    const [, table = ''] = architecture.split('| folder | may import |\n|---|---|\n');
    const rows = table.split('\n\n')[0]?.split('\n') ?? [];
    const written = Object.fromEntries(
      rows.map(row => {
        const [folder = '', allowed = ''] = row
          .split('|')
          .map(cell => cell.trim())
          .filter(Boolean);
        return [folder, allowed === 'nothing' ? [] : allowed.split(' ')];
      }),
    );
    expect(written).toEqual(layers);
  });

  it('speaks of every folder of src but the command line', () => {
    const folders = readdirSync(new URL('../src', import.meta.url), { withFileTypes: true })
      .filter(entry => entry.isDirectory() && entry.name !== 'cli')
      .map(entry => entry.name);
    expect(folders.sort()).toEqual(Object.keys(layers).sort());
  });

  it('fits into 100 lines of ARCHITECTURE.md', () => {
    expect(architecture.split('\n').length).toBeLessThanOrEqual(101);
  });
});
