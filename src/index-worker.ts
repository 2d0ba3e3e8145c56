import { parentPort, workerData } from 'node:worker_threads';
import type { ArticlesToMeasure, MeasuringOrder } from './index-elsewhere.ts';
import { packIndex } from './knowledge/ranking/packing.ts';
import { type Measurable, measureArticles } from './knowledge/search.ts';
import { finish } from './knowledge/slices.ts';
import { createLanguage } from './language/language.ts';

/** Measures articles in a thread of its own, started by `index-elsewhere.ts` with the order as its data. */
const { packs, defaultLocale, encoded }: MeasuringOrder = workerData;
const articles: Measurable[] = [];

parentPort?.on('message', ({ some, isLast }: ArticlesToMeasure) => {
  articles.push(...some);
  if (!isLast) return;
  const index = finish(measureArticles(articles, createLanguage(packs, defaultLocale), new Map(), encoded));
  const { packed, transfer } = packIndex(index);
  parentPort?.postMessage(packed, transfer);
  parentPort?.close();
});
