import { parentPort, workerData } from 'node:worker_threads';
import type { MeasuringOrder } from './index-elsewhere.ts';
import { transferable } from './knowledge/ranking/transferable.ts';
import { measureArticles } from './knowledge/search.ts';
import { finish } from './knowledge/slices.ts';
import { createLanguage } from './language/language.ts';

/** Measures articles in a thread of its own, started by `index-elsewhere.ts` with the order as its data. */
const { articles, packs, defaultLocale, encoded }: MeasuringOrder = workerData;
const index = finish(measureArticles(articles, createLanguage(packs, defaultLocale), new WeakMap(), encoded));
parentPort?.postMessage(index, transferable(index));
