import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Locale } from './base/locale.ts';
import type { Article } from './knowledge/article.ts';
import type { Encoded } from './knowledge/ports.ts';
import { type PackedIndex, unpackIndex } from './knowledge/ranking/packing.ts';
import { type IndexData, type Measurable, publishedIn } from './knowledge/search.ts';
import { finishInSlices } from './knowledge/slices.ts';
import type { LanguagePack } from './language/language-pack.ts';

/** What the other thread is given ... */
export type MeasuringOrder = {
  packs: readonly LanguagePack[];
  defaultLocale: Locale;
  encoded: Encoded | undefined;
};

/** ... and then the articles, some at a time. */
export type ArticlesToMeasure = { some: Measurable[]; isLast: boolean };

/** Articles that are sent at a time: copying them keeps this thread busy. */
const aPortion = 250;
/** Most of what measuring makes is gone again at once: with room for it, half as much time goes into clearing up. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 };

/**
 * Measures articles in a thread of its own while this one goes on answering; rejects with the thread's error. The thread ends
 * with its work.
 *
 * @param language the packs at this moment
 * @param encoded an encoder's vectors, where there is one
 */
export async function measureElsewhere(
  articles: readonly Article[],
  language: Pick<MeasuringOrder, 'packs' | 'defaultLocale'>,
  encoded?: Encoded,
): Promise<IndexData> {
  const order: MeasuringOrder = { ...language, encoded };
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url), { workerData: order, resourceLimits });
  const measured = new Promise<PackedIndex>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`the thread that measures articles ended with code ${code}`)));
  });
  await Promise.race([measured, send(articles, worker)]);
  return finishInSlices(
    unpackIndex(await measured, locale => publishedIn(articles, locale)),
    () => {},
  );
}

async function send(articles: readonly Article[], worker: Worker): Promise<void> {
  for (let from = 0; from === 0 || from < articles.length; from += aPortion) {
    const some = articles.slice(from, from + aPortion).map(measurable);
    const message: ArticlesToMeasure = { some, isLast: from + aPortion >= articles.length };
    worker.postMessage(message);
    await setImmediate();
  }
}

/** What measuring looks at: no page is rendered for it, and no markdown travels. */
function measurable({ title, questions, tags, sections, locale, status }: Article): Measurable {
  const texts = sections.map(({ anchor, heading, text }) => ({ anchor, heading, text, markdown: '' }));
  return { title, questions, tags, sections: texts, locale, status };
}
