import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { articleText, writeArticle } from '../knowledge/article-folder.ts';
import { type AttackedDesk, startAttackedDesk } from './attacked-desk.ts';

const file = 'en/product/aquarium.md';
const sound = (words: string) =>
  articleText('aquarium', words, {
    title: 'Clean the aquarium',
    questions: '["How do I clean the aquarium?", "The aquarium is dirty"]',
  });

/** Ten aliases to ten aliases to ten...: a billion values when it is unfolded. */
const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
  .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
  .join('\n')}\ntitle: *i\n---\nwords\n`;

let desk: AttackedDesk;
let dir: string;
let outside: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'articles-'));
  outside = await mkdtemp(join(tmpdir(), 'outside-'));
  await writeArticle(outside, 'secret.md', articleText('secret', 'The zanzibar words.'));
  await writeArticle(dir, file, sound('Take version one.'));
  await writeArticle(dir, 'en/product/other.md', articleText('other', 'Other words.'));
  await writeArticle(dir, 'en/product/bad-from-the-start.md', bomb);
  desk = await startAttackedDesk({ environment: { KNOWLEDGE_DIR: dir }, overrides: { watch: true } });
});
afterAll(async () => {
  await desk.close();
  await rm(dir, { recursive: true });
  await rm(outside, { recursive: true });
});

const ask = async (question = 'How do I clean the aquarium?') =>
  (await desk.request('POST', '/support', { json: { question } })).text;

// Far above the promised second: other work on the machine must not fail the test.
const within = { timeout: 15_000, interval: 50 };
const problemsOf = (path: string) => desk.app.knowledge.problems().filter(problem => problem.file === path);

describe('abuse 46: an article', () => {
  it('that was bad when the desk started is left out, named with its line', async () => {
    expect(problemsOf('en/product/bad-from-the-start.md')).toMatchObject([{ line: expect.any(Number) }]);
    expect(await ask()).toContain('Take version one.');
  });

  it.each<[string, string | Uint8Array]>([
    ['a bomb of YAML aliases', bomb],
    ['ten megabytes', `${sound('Take version two.')}${'many words '.repeat(950_000)}`],
    ['no text', new Uint8Array(5000).fill(0xff)],
    ['nothing', ''],
    ['a front matter that never ends', `---\nid: aquarium\n${'x'.repeat(5000)}`],
    ['a prototype', '---\n__proto__: { status: published }\nconstructor: x\n---\nwords\n'],
  ])('that turns into %s is refused, and its last good version answers', async (_what, content) => {
    await writeArticle(dir, file, content);
    await vi.waitFor(() => expect(problemsOf(file)).not.toEqual([]), within);
    const [problem] = problemsOf(file);
    expect(problem).toMatchObject({ file, line: expect.any(Number), message: expect.stringMatching(/\S{3}/) });
    expect(await ask()).toContain('Take version one.');
    expect((await desk.request('GET', '/help/en/aquarium')).text).toContain('Take version one.');
    await writeArticle(dir, file, sound('Take version one.'));
    await vi.waitFor(() => expect(problemsOf(file)).toEqual([]), within);
  });

  it('that is mended answers with its new words', async () => {
    await writeArticle(dir, file, sound('Take version three.'));
    await vi.waitFor(async () => expect(await ask()).toContain('Take version three.'), within);
  });

  it('that is a link out of the folder is not followed, whether file or folder', async () => {
    await symlink(join(outside, 'secret.md'), join(dir, 'en/product/secret.md'));
    await symlink(outside, join(dir, 'en/outside'));
    await writeArticle(dir, 'en/product/marker.md', articleText('marker'));
    await vi.waitFor(() => expect(desk.app.knowledge.bySlug('en', 'marker')).toBeDefined(), within);
    await vi.waitFor(() => expect(problemsOf('en/product/secret.md')).not.toEqual([]), within);
    for (const path of ['/help/en/secret', '/help/en', '/api/articles', '/api/articles?q=zanzibar']) {
      expect((await desk.request('GET', path)).text, path).not.toMatch(/zanzibar|About secret/);
    }
    expect(await ask('What about secret?')).not.toContain('zanzibar');
    await unlink(join(dir, 'en/outside'));
  });
});
