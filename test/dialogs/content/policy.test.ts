import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ContentError } from '../../../src/content/problem.ts';
import { loadContent } from '../../../src/dialogs/content/content.ts';

const folder = mkdtempSync(join(tmpdir(), 'solodesk-policy-'));
cpSync(new URL('../../../dialogs', import.meta.url).pathname, folder, { recursive: true });
const file = join(folder, 'policy.yaml');
const sample = readFileSync(file, 'utf8');
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults of the sample policy with one line of it replaced. */
function faults(line: RegExp, by: string) {
  writeFileSync(file, sample.replace(line, by));
  try {
    loadContent(folder);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
}

describe('the limits of the policy', () => {
  const line = sample.split('\n').indexOf('limits:') + 1;

  it('must all be there: a missing one is named, with its place and the mend', () => {
    expect(faults(/^ {2}polls: .*\n/m, '')).toEqual([
      {
        file: 'dialogs/policy.yaml',
        line,
        message: 'limits.polls: missing; write it like { points: 30, seconds: 60 }',
      },
    ]);
  });

  it('are known by name: a misspelt one is refused at its own line', () => {
    const pols = sample.split('\n').findIndex(text => text.startsWith('  polls: ')) + 1;
    const found = faults(/^ {2}polls: /m, '  pols: ');
    expect(found).toMatchObject([
      { line, message: expect.stringContaining('limits.polls: missing') },
      { line: pols, message: expect.stringContaining('limits.pols: unknown') },
    ]);
  });
});
