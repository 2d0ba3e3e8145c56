import { Worker } from 'node:worker_threads';
import type { Locale } from './base/locale.ts';
import type { Article } from './knowledge/article.ts';
import type { Encoded } from './knowledge/ports.ts';
import type { IndexData, Measurable } from './knowledge/search.ts';
import type { LanguagePack } from './language/language-pack.ts';

/** What the other thread is given. */
export type MeasuringOrder = {
  articles: Measurable[];
  packs: readonly LanguagePack[];
  defaultLocale: Locale;
  encoded: Encoded | undefined;
};

/** Most of what measuring makes is gone again at once: with room for it, half as much time goes into clearing up. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/**
 * Measures articles in a thread of its own while this one goes on answering; rejects with the thread's error. The thread ends
 * with its work.
 *
 * @param language the packs at this moment
 * @param encoded an encoder's vectors, where there is one
 */
export function measureElsewhere(
  articles: readonly Article[],
  language: Pick<MeasuringOrder, 'packs' | 'defaultLocale'>,
  encoded?: Encoded,
): Promise<IndexData> {
  const order: MeasuringOrder = { ...language, encoded, articles: articles.map(measurable) };
  return new Promise<IndexData>((resolve, reject) => {
    const worker = new Worker(new URL('./index-worker.ts', import.meta.url), { workerData: order, resourceLimits });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`the thread that measures articles ended with code ${code}`)));
  });
}

/** What measuring looks at: no page is rendered for it, and no markdown travels. */
function measurable({ title, questions, tags, sections, locale, status }: Article): Measurable {
  const texts = sections.map(({ anchor, heading, text }) => ({ anchor, heading, text, markdown: '' }));
  return { title, questions, tags, sections: texts, locale, status };
}
