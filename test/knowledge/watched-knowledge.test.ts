import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import type { ContentProblem } from '../../src/content/problem.ts';
import { openKnowledge, type WatchedKnowledge } from '../../src/knowledge/watched-knowledge.ts';
import { articleFolder, articleText, links, plainAnalyzer, plainTerms, writeArticle } from './article-folder.ts';

const opened: WatchedKnowledge[] = [];
afterEach(async () => {
  for (const knowledge of opened.splice(0)) await knowledge.close();
});

async function open(dir: string, watch: boolean, onProblems?: (problems: readonly ContentProblem[]) => void) {
  const options = { dir, analyzer: plainAnalyzer, links, logger: silentLogger, watch };
  const knowledge = await openKnowledge(onProblems ? { ...options, onProblems } : options);
  opened.push(knowledge);
  return knowledge;
}

const find = (knowledge: WatchedKnowledge, text: string) =>
  knowledge.search({ text, locale: 'en', terms: plainTerms(text, 'en') }, 3).map(hit => hit.article.id);

describe('the articles as they stand', () => {
  it('are looked up by id and by slug, published ones only', async () => {
    const dir = await articleFolder({
      'en/a/one.md': articleText('first'),
      'en/a/two.md': articleText('hidden', 'w', { status: 'draft' }),
      'zh/a/one.md': articleText('first'),
    });
    const knowledge = await open(dir, false);
    expect(knowledge.article('en', 'first')?.slug).toBe('one');
    expect(knowledge.bySlug('zh', 'one')?.id).toBe('first');
    expect(knowledge.locales()).toEqual(['en', 'zh']);
    expect(knowledge.published('en').map(article => article.id)).toEqual(['first']);
    expect([
      knowledge.article('en', 'hidden'),
      knowledge.bySlug('en', 'two'),
      knowledge.article('fr', 'first'),
    ]).toEqual(Array(3).fill(undefined));
  });

  it('abuse 10: a draft is found by no search', async () => {
    const dir = await articleFolder({
      'en/a/one.md': articleText('first'),
      'en/a/two.md': articleText('hidden', 'secret words', { status: 'draft' }),
    });
    expect(find(await open(dir, false), 'What about hidden secret words?')).not.toContain('hidden');
  });

  it('refuse to open without a folder, naming it', async () => {
    const dir = join(await articleFolder({}), 'nowhere');
    await expect(open(dir, false)).rejects.toMatchObject({
      code: 'knowledge_unreadable',
      message: expect.stringContaining(dir),
    });
  });

  it('refuse to open when no file can be used, naming the faults', async () => {
    const dir = await articleFolder({ 'en/a/bad.md': 'words' });
    await expect(open(dir, false)).rejects.toThrow(/en\/a\/bad\.md:1: the front matter is missing/);
  });

  it('open empty when there is nothing yet', async () => {
    const knowledge = await open(await articleFolder({}), false);
    expect([knowledge.locales(), find(knowledge, 'anything'), knowledge.problems()]).toEqual([[], [], []]);
  });
});

describe('reloading', () => {
  it('tells a problem once, keeps the last good version, and forgets the problem when it is mended', async () => {
    const told: string[] = [];
    const dir = await articleFolder({ 'en/a/one.md': articleText('one'), 'en/a/two.md': articleText('two') });
    const knowledge = await open(dir, false, problems => told.push(...problems.map(each => each.file)));
    await writeArticle(dir, 'en/a/one.md', 'broken');
    await knowledge.reload();
    await knowledge.reload();
    expect(told).toEqual(['en/a/one.md']);
    expect(find(knowledge, 'What about one?')[0]).toBe('one');
    expect(knowledge.problems()).toHaveLength(1);
    await writeArticle(dir, 'en/a/one.md', articleText('one', 'Better words.'));
    await knowledge.reload();
    expect(knowledge.problems()).toEqual([]);
    expect(knowledge.article('en', 'one')?.sections[0]?.text).toBe('Better words.');
  });

  it('drops a deleted file, also one that had turned bad', async () => {
    const dir = await articleFolder({ 'en/a/one.md': articleText('one'), 'en/a/two.md': articleText('two') });
    const knowledge = await open(dir, false);
    await writeArticle(dir, 'en/a/one.md', 'broken');
    await knowledge.reload();
    await rm(join(dir, 'en/a/one.md'));
    await knowledge.reload();
    expect(find(knowledge, 'What about one?')).not.toContain('one');
    expect(knowledge.problems()).toEqual([]);
  });

  it('keeps everything when the folder itself goes away, and says so', async () => {
    const dir = await articleFolder({ 'en/a/one.md': articleText('one') });
    const knowledge = await open(dir, false);
    await rename(dir, `${dir}-moved`);
    await knowledge.reload();
    expect(find(knowledge, 'What about one?')).toEqual(['one']);
    expect(knowledge.problems()).toMatchObject([{ message: expect.stringContaining('cannot be read') }]);
    await rename(`${dir}-moved`, dir);
    await knowledge.reload();
    expect(knowledge.problems()).toEqual([]);
  });

  it('swaps all articles at once: a reader sees the old ones or the new ones', async () => {
    const dir = await articleFolder({
      'en/a/one.md': articleText('one', 'v1'),
      'en/a/two.md': articleText('two', 'v1'),
    });
    const knowledge = await open(dir, false);
    const seen = new Set<string>();
    const look = () =>
      seen.add(
        knowledge
          .published('en')
          .map(article => article.sections[0]?.text)
          .join(),
      );
    await writeArticle(dir, 'en/a/one.md', articleText('one', 'v2'));
    await writeArticle(dir, 'en/a/two.md', articleText('two', 'v2'));
    let done = false;
    const reloaded = knowledge.reload().then(() => {
      done = true;
    });
    while (!done) {
      look();
      await new Promise(resolve => setImmediate(resolve));
    }
    await reloaded;
    look();
    expect([...seen]).toEqual(['v1,v1', 'v2,v2']);
  });
});

describe('watching', () => {
  // Far above the promised second: other work on the machine must not fail the test.
  const within = { timeout: 8000, interval: 20 };

  it('takes up a saved, a new and a deleted file by itself', async () => {
    const dir = await articleFolder({ 'en/a/one.md': articleText('one') });
    const knowledge = await open(dir, true);
    await writeArticle(dir, 'en/a/one.md', articleText('one', 'Saved again.'));
    await vi.waitFor(() => expect(knowledge.article('en', 'one')?.sections[0]?.text).toBe('Saved again.'), within);
    await writeArticle(dir, 'zh/new/two.md', articleText('two'));
    await vi.waitFor(() => expect(knowledge.article('zh', 'two')).toBeDefined(), within);
    await rm(join(dir, 'en/a/one.md'));
    await vi.waitFor(() => expect(knowledge.article('en', 'one')).toBeUndefined(), within);
  });

  it('takes up a file that an editor replaces by renaming', async () => {
    const dir = await articleFolder({ 'en/a/one.md': articleText('one'), 'tmp/draft.txt': 'x' });
    const knowledge = await open(dir, true);
    await mkdir(join(dir, '.work'));
    await writeArticle(dir, '.work/new.md', articleText('one', 'Renamed into place.'));
    await rename(join(dir, '.work/new.md'), join(dir, 'en/a/one.md'));
    await vi.waitFor(
      () => expect(knowledge.article('en', 'one')?.sections[0]?.text).toBe('Renamed into place.'),
      within,
    );
  });

  it('keeps answering from the last good version of a file that turns bad', async () => {
    const told: ContentProblem[] = [];
    const dir = await articleFolder({ 'en/a/one.md': articleText('one') });
    const knowledge = await open(dir, true, problems => told.push(...problems));
    await writeArticle(dir, 'en/a/one.md', '---\nid: one\n---\n');
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), within);
    expect(find(knowledge, 'What about one?')).toEqual(['one']);
  });
});
