import { expect, it } from 'vitest';
import { problemText } from '../../src/content/problem.ts';
import { checkKnowledge } from '../../src/knowledge/check.ts';
import { articleFolder, articleText, links } from './article-folder.ts';

const asking = (id: string, ...questions: string[]) =>
  articleText(id, 'w', { questions: questions.map(question => `\n  - ${question}`).join('') });

it('finds nothing to mend in the sample shop', async () => {
  const { library, problems } = await checkKnowledge('knowledge', links);
  expect(problems).toEqual([]);
  expect(library.articles.length).toBeGreaterThanOrEqual(48);
});

it('tells example questions that two articles of a locale claim, whatever their case and punctuation', async () => {
  const dir = await articleFolder({
    'en/a/one.md': asking('one', 'Where is it?', 'How?'),
    'en/a/two.md': asking('two', 'What else', 'where is IT'),
    'zh/a/two.md': asking('two', 'Where is it?', '在哪里？', '在哪里'),
  });
  const { problems } = await checkKnowledge(dir, links);
  expect(problems.map(problem => problemText(problem, 'knowledge'))).toEqual([
    'knowledge/en/a/two.md:6: the question "where is IT" stands in en/a/one.md:5 too; keep it in the article that answers it best',
    'knowledge/zh/a/two.md:7: the question "在哪里" stands in zh/a/two.md:6 too; keep it in the article that answers it best',
  ]);
});

it('tells the faults of loading too', async () => {
  const dir = await articleFolder({ 'en/a/one.md': 'words', 'en/a/two.md': asking('two', 'Where is it?') });
  const { problems } = await checkKnowledge(dir, links);
  expect(problems.map(problem => problem.file)).toEqual(['en/a/one.md']);
});
