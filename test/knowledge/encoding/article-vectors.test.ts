import { afterEach, describe, expect, it, vi } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import { ArticleVectors } from '../../../src/knowledge/encoding/article-vectors.ts';
import type { Encoder } from '../../../src/knowledge/ports.ts';
import { keptLog } from '../../support/log-lines.ts';
import { trigramEncoder } from '../../support/trigram-encoder.ts';

const working = trigramEncoder({});
const hanging: Encoder = { encode: () => new Promise(() => {}) };
const failing: Encoder = { encode: () => Promise.reject(new Error('no model')) };
const article = (title: string, locale = 'en', status: 'published' | 'draft' = 'published') => ({
  locale,
  status,
  title,
  questions: [`${title}, please`],
});
const both = [article('lamp'), article('灯的说明', 'zh')];

const opened: ArticleVectors[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const vectors of opened.splice(0)) vectors.close();
});

function open(encoder: Encoder, logger = silentLogger): ArticleVectors {
  const vectors = new ArticleVectors(encoder, logger);
  opened.push(vectors);
  return vectors;
}

/** An encoder that can be exchanged. */
function changing(first: Encoder) {
  const now = { encoder: first, texts: [] as string[] };
  const encoder: Encoder = {
    encode: (texts, locale, signal) => {
      now.texts.push(...texts);
      return now.encoder.encode(texts, locale, signal);
    },
  };
  return { now, encoder };
}

describe('vectors of articles', () => {
  it('are of length 1, by language and text, and none of drafts', async () => {
    const encoded = await open(working).of([...both, article('hidden', 'en', 'draft')]);
    expect([...encoded].map(([locale, vectors]) => [locale, [...vectors.keys()]])).toEqual([
      ['en', ['lamp', 'lamp, please']],
      ['zh', ['灯的说明', '灯的说明, please']],
    ]);
    for (const vector of encoded.get('en')?.values() ?? []) expect(Math.hypot(...vector)).toBeCloseTo(1);
  });

  it('of texts that are gone are not kept', async () => {
    const { now, encoder } = changing(working);
    const vectors = open(encoder);
    await vectors.of([article('lamp'), article('desk')]);
    await vectors.of([article('lamp')]);
    now.texts = [];
    await vectors.of([article('lamp'), article('desk')]);
    expect(now.texts).toEqual(['desk', 'desk, please']);
  });

  it('come in batches of at most 64 texts', async () => {
    const sizes: number[] = [];
    const counting: Encoder = {
      encode: (texts, locale, signal) => {
        sizes.push(texts.length);
        return working.encode(texts, locale, signal);
      },
    };
    const many = Array.from({ length: 75 }, (_, i) => article(`number ${i}`));
    const encoded = await open(counting).of(many);
    expect(sizes).toEqual([64, 64, 22]);
    expect(encoded.get('en')?.size).toBe(150);
  });
});

describe('an encoder in trouble', () => {
  it('at one language leaves the others their vectors', async () => {
    const { logger, lines } = keptLog();
    const englishOnly: Encoder = {
      encode: (texts, locale, signal) => (locale === 'en' ? working : failing).encode(texts, locale, signal),
    };
    const encoded = await open(englishOnly, logger).of([article('灯的说明', 'zh'), article('lamp')]);
    expect([...encoded.keys()]).toEqual(['en']);
    expect(lines).toMatchObject([{ level: 40, locale: 'zh', err: { message: 'no model' } }]);
  });

  it.each<[string, Encoder['encode']]>([
    ['too few vectors', async () => [new Float32Array([1])]],
    [
      'vectors of different lengths',
      async ([, ...rest]) => [new Float32Array(2), ...rest.map(() => new Float32Array(3))],
    ],
    // A program without types may give anything.
    ['a failure before it has begun', () => JSON.parse('no vectors')],
  ])('that gives %s is told of, not used', async (_what, encode) => {
    const { logger, lines } = keptLog();
    const encoded = await open({ encode }, logger).of([article('lamp')]);
    expect([encoded.size, lines.length]).toEqual([0, 1]);
  });

  it('leaves out a language that is half encoded', async () => {
    const { now, encoder } = changing(working);
    const vectors = open(encoder);
    expect((await vectors.of(both)).size).toBe(2);
    now.encoder = failing;
    expect([...(await vectors.of([...both, article('desk')])).keys()]).toEqual(['zh']);
    now.encoder = working;
    now.texts = [];
    expect((await vectors.of([...both, article('desk')])).size).toBe(2);
    expect(now.texts).toEqual(['desk', 'desk, please']);
  });

  it('is tried again after a minute, and what it then gives is told', async () => {
    vi.useFakeTimers();
    const { now, encoder } = changing(failing);
    const { logger, lines } = keptLog();
    const vectors = open(encoder, logger);
    let late = 0;
    vectors.onLate(() => {
      late += 1;
    });
    expect((await vectors.of(both)).size).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([late, lines.length]).toEqual([0, 2]);
    now.encoder = working;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([late, lines.length]).toEqual([1, 2]);
    now.texts = [];
    expect((await vectors.of(both)).size).toBe(2);
    expect(now.texts).toEqual([]);
  });

  it('that is slow is waited for in the background', async () => {
    vi.useFakeTimers();
    const slow: Encoder = {
      encode: async (texts, locale, signal) => {
        await new Promise(resolve => setTimeout(resolve, 5000));
        return working.encode(texts, locale, signal);
      },
    };
    const vectors = open(slow);
    const first = vectors.of([article('lamp')]);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await first).size).toBe(0);
    await vi.advanceTimersByTimeAsync(5000);
    let late = 0;
    // Also told when it happened before anybody listened.
    vectors.onLate(() => {
      late += 1;
    });
    expect(late).toBe(1);
    expect((await vectors.of([article('lamp')])).size).toBe(1);
  });

  it('that hangs is told to stop, and given up for a minute', async () => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const { logger, lines } = keptLog();
    const stuck: Encoder = {
      encode: (texts, locale, signal) => {
        signals.push(signal);
        return hanging.encode(texts, locale, signal);
      },
    };
    const first = open(stuck, logger).of([article('lamp')]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await first).size).toBe(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(lines).toMatchObject([{ err: { code: 'encoder_slow' } }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(signals).toHaveLength(2);
  });

  it('is let go of when the desk closes, without a word', async () => {
    const signals: AbortSignal[] = [];
    const { logger, lines } = keptLog();
    const stuck: Encoder = {
      encode: (texts, locale, signal) => {
        signals.push(signal);
        return hanging.encode(texts, locale, signal);
      },
    };
    const vectors = open(stuck, logger);
    const first = vectors.of([article('lamp')]);
    vectors.close();
    expect((await first).size).toBe(0);
    expect([signals[0]?.aborted, lines]).toEqual([true, []]);
  });
});
