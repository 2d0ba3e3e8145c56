import type { Article } from '../../src/knowledge/article.ts';
import type { Hit } from '../../src/knowledge/ports.ts';

/** A hit on an article of one section that is called like its id. */
export function testHit(id: string, score: number, topic = 'product'): Hit {
  const section = { anchor: '', heading: undefined, markdown: id, text: id };
  const article: Article = {
    id,
    title: id,
    questions: [],
    tags: [],
    updated: '2026-01-01',
    status: 'published',
    urgent: false,
    locale: 'en',
    topic,
    slug: id,
    file: `en/${topic}/${id}.md`,
    version: 'v',
    sections: [section],
    html: '',
  };
  const why = { terms: [], unknown: [], question: undefined, similarity: 0, isVague: false };
  return {
    article,
    section,
    score,
    confidence: score,
    why: { ...why, parts: { questions: score, texts: 0, exact: 0 } },
  };
}
