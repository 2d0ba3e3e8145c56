import type { Locale } from '../../base/locale.ts';
import type { Logger } from '../../base/logger.ts';
import type { Encoder, QueryVectors } from '../ports.ts';
import { type Direction, encodeWithin } from './encoder-call.ts';

/** A customer does not wait longer than this, in ms, for a vector. */
const limitMs = 300;
/** Vectors of the last texts are kept: one is looked up for its answer and again for its ticket, or while a reader types. */
const mostKept = 200;

/**
 * Encodes what customers write. Texts that are not encoded in time, or not at all, have no vector; that the encoder began to fail
 * is logged once. Never rejects.
 */
export function createQueryVectors(
  encoder: Encoder,
  logger: Logger,
): (texts: readonly string[], locale: Locale) => Promise<QueryVectors> {
  const recent = new Map<string, Direction>();
  let isFailing = false;
  const keyOf = (text: string, locale: Locale) => `${locale}\n${text}`;

  async function encode(texts: readonly string[], locale: Locale): Promise<void> {
    try {
      const found = await encodeWithin(limitMs, encoder, texts, locale);
      for (const [i, text] of texts.entries()) recent.set(keyOf(text, locale), found[i]);
      isFailing = false;
    } catch (err) {
      if (!isFailing) logger.warn({ err, locale }, 'a question could not be encoded; it is matched by its words');
      isFailing = true;
    }
  }

  return async (texts, locale) => {
    const fresh = texts.filter(text => !recent.has(keyOf(text, locale)));
    if (fresh.length > 0) await encode(fresh, locale);
    const vectors = new Map(
      texts.flatMap(text => {
        const vector = recent.get(keyOf(text, locale));
        return vector ? [[text, vector] as const] : [];
      }),
    );
    for (const key of [...recent.keys()].slice(0, Math.max(0, recent.size - mostKept))) recent.delete(key);
    return vectors;
  };
}
