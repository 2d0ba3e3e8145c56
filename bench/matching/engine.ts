import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { loadContent } from '../../src/dialogs/content/content.ts';
import { measureElsewhere } from '../../src/index-elsewhere.ts';
import { openIndex } from '../../src/knowledge/search.ts';
import { createLanguage } from '../../src/language/language.ts';
import { answer } from '../child.ts';
import { root } from '../desk-folder.ts';
import { type Collection, makeCollection } from './collection.ts';
import { locales } from './samples.ts';

/** One search in a process of its own: it makes the collection, indexes it, and answers queries when it is told to. */
export type Engine = (query: string) => string[];

export const EngineName = z.enum(['solodesk', 'minisearch']);

const Request = z.union([
  z.object({
    build: z.object({ locale: z.enum(locales), articles: z.number(), queries: z.number(), seed: z.number() }),
  }),
  z.object({ from: z.number(), to: z.number() }),
]);

/** Hits that the desk asks for. */
const mostHits = 5;
const counted = 3;

let collection: Collection = { articles: [], queries: [] };
let search: Engine = () => [];

/** What a desk has read long before its articles change. */
const words = () => {
  listening ??= loadWords();
  return listening;
};
let listening: ReturnType<typeof loadWords> | undefined;

function loadWords() {
  const { packs, policy } = loadContent(`${root}/dialogs`);
  return { packs, policy, language: createLanguage(packs, policy.defaultLocale) };
}

const builders = {
  /** Measured in another thread, as the desk does with so many. */
  solodesk: async ({ articles }: Collection): Promise<Engine> => {
    const { packs, policy, language } = words();
    const locale = articles[0]?.locale ?? '';
    const index = openIndex(
      articles,
      language,
      await measureElsewhere(articles, { packs, defaultLocale: policy.defaultLocale }),
    );
    return text => {
      const terms = language.terms(text, locale);
      return index.search({ text, locale, terms }, mostHits).map(hit => hit.article.id);
    };
  },
  /** As its README shows. */
  minisearch: async ({ articles }: Collection): Promise<Engine> => {
    const documents = articles.map(({ id, title, questions, sections }) => ({
      id,
      title,
      questions: questions.join('\n'),
      text: sections.map(({ heading, text }) => `${heading ?? ''}\n${text}`).join('\n'),
    }));
    const index = new MiniSearch({ fields: ['title', 'questions', 'text'] });
    index.addAll(documents);
    return text => index.search(text).map(({ id }) => String(id));
  },
};

async function handle(message: unknown): Promise<unknown> {
  const request = Request.parse(message);
  if ('build' in request) {
    collection = await makeCollection(request.build);
    words();
    const before = memory();
    const began = performance.now();
    const pauses = monitorEventLoopDelay({ resolution: 1 });
    pauses.enable();
    search = await builders[EngineName.parse(process.env.BENCH_ENGINE)](collection);
    const ms = performance.now() - began;
    // The pause that has just ended is counted when the loop turns.
    await setTimeout(10);
    pauses.disable();
    const after = memory();
    return { ms, pause: pauses.max / 1e6, heap: after.heap - before.heap, resident: after.resident - before.resident };
  }
  const asked = collection.queries.slice(request.from, request.to);
  return asked.map(({ text, articleId }) => {
    const began = performance.now();
    const found = search(text);
    return { ms: performance.now() - began, isFound: found.slice(0, counted).includes(articleId) };
  });
}

/** In bytes, after collecting garbage; typed arrays lie outside of V8's heap and are counted in. */
function memory(): { heap: number; resident: number } {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed + arrayBuffers, resident: rss };
}

answer(handle, async () => {});
