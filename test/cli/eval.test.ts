import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newDataDir, runToEnd } from '../support/running-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'solodesk-'));
const dataDir = newDataDir();
const run = (...args: string[]) => runToEnd(dataDir, {}, 'eval', ...args);

const file = join(folder, 'shop.json');
writeFileSync(
  file,
  JSON.stringify({
    name: 'shop',
    articles: [
      { id: 'tea', title: '退茶叶', questions: ['茶叶可以退吗', '怎么退茶叶'] },
      { id: 'cup', title: '杯子碎了', questions: ['收到的杯子是碎的', '杯子裂了怎么办'] },
      { id: 'open', title: '几点开门', questions: ['你们几点开门', '周末营业吗'] },
    ],
    queries: [
      { text: '茶叶可以退吗', articleId: 'tea' },
      { text: '杯子裂了', articleId: 'cup' },
      { text: '月亮有多远', articleId: null },
    ],
  }),
);

it('solodesk eval prints the measures, and writes what was found for each query in the order of the file', async () => {
  const predictions = join(folder, 'out.jsonl');
  const { code, stdout } = await run(file, '--predictions', predictions);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^set +articles +queries +acc1 +r3 .* wrong +right +refused/);
  expect(stdout).toMatch(/^shop +3 +3 +100\.0 +100\.0/m);
  const lines = readFileSync(predictions, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines.map(({ text }) => text)).toEqual(['茶叶可以退吗', '杯子裂了', '月亮有多远']);
  expect(lines[0]).toMatchObject({ articleId: 'tea', action: 'answer' });
  expect(lines[0].top[0]).toBe('tea');
  expect(lines[0].confidence).toBeGreaterThan(lines[2].confidence);
  expect(lines[2].action).not.toBe('answer');
});

it('solodesk eval --json gives the same as data; a faulty file is told', async () => {
  const { stdout } = await run(file, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'shop',
    locale: 'zh',
    queries: 3,
    acc1: 100,
    shipped: { wrong: 0 },
  });
  writeFileSync(join(folder, 'bad.json'), '{ "name": "bad" }');
  const { code, stderr } = await run(join(folder, 'bad.json'));
  expect(code).toBe(1);
  expect(stderr).toContain('bad.json: articles');
});
