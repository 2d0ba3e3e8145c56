import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { createLogger } from '../../src/base/logger.ts';
import { yamlText } from '../../src/content/yaml-text.ts';
import { loadContent } from '../../src/dialogs/content/content.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { openKnowledge } from '../../src/knowledge/watched-knowledge.ts';
import { createLanguage } from '../../src/language/language.ts';
import { answer } from '../child.ts';
import { deskFolder, root } from '../desk-folder.ts';
import { makeCollection } from './collection.ts';
import { locales } from './samples.ts';

/** In a process of its own: how long it takes from saving an article's file until its new question finds it. */
const Request = z.object({ locale: z.enum(locales), articles: z.number(), changes: z.number(), seed: z.number() });
type Request = z.infer<typeof Request>;

const topic = 'made-up';
/** A change that is not live by then, in ms, never will be. */
const patience = 60_000;

async function measure({ locale, articles: count, changes, seed }: Request): Promise<number[]> {
  const { articles } = await makeCollection({ locale, articles: count, queries: 1, seed });
  const folder = deskFolder();
  const dir = join(folder.env.DATA_DIR ?? '', 'knowledge');
  try {
    mkdirSync(join(dir, locale, topic), { recursive: true });
    for (const article of articles) write(dir, article);
    const { packs, policy } = loadContent(`${root}/dialogs`);
    const analyzer = createLanguage(packs, policy.defaultLocale);
    const links = { article: () => '' };
    const knowledge = await openKnowledge({ dir, analyzer, links, logger: createLogger('warn'), watch: true });
    const find = (text: string) =>
      knowledge.search({ text, locale, terms: analyzer.terms(text, locale) }, 1)[0]?.article.id;
    const times: number[] = [];
    for (const [at, article] of articles.slice(0, changes).entries()) {
      const question = `zyxquestion${at} qwvword${at}`;
      write(dir, { ...article, questions: [question] });
      const began = performance.now();
      while (find(question) !== article.id) {
        if (performance.now() - began > patience) throw new Error(`a changed article was not found in ${patience} ms`);
        await setTimeout(20);
      }
      times.push(performance.now() - began);
    }
    await knowledge.close();
    return times;
  } finally {
    folder.remove();
  }
}

function write(dir: string, { id, locale, title, questions, sections }: Article): void {
  const front = yamlText({ id, title, questions: [...questions], updated: '2026-11-20', status: 'published' });
  const body = sections.map(({ heading, text }) => (heading === undefined ? text : `## ${heading}\n\n${text}`));
  writeFileSync(join(dir, locale, topic, `${id}.md`), `---\n${front}---\n${body.join('\n\n')}\n`);
}

answer(
  async request => measure(Request.parse(request)),
  async () => {},
);
