import { AppError } from '../../base/errors.ts';
import type { Locale } from '../../base/locale.ts';
import type { Encoder } from '../ports.ts';

/** A direction of length 1; undefined for a text in which the encoder sees none. */
export type Direction = Float32Array | undefined;

/**
 * One call of the encoder, which may be anybody's: what it gives is looked at before it is used. Rejects with what the encoder
 * rejects with, with the reason of `end`, or with AppError `encoder_slow` after `limitMs` and `encoder_unusable`.
 *
 * @param end ends the call before its time; it is aborted when the time is over, so that the encoder may stop as well
 * @returns one direction a text, in their order
 */
export async function encodeWithin(
  limitMs: number,
  encoder: Encoder,
  texts: readonly string[],
  locale: Locale,
  end = new AbortController(),
): Promise<Direction[]> {
  const ended = new Promise<never>((_, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason), { once: true });
  });
  const timer = setTimeout(() => end.abort(tooSlow(limitMs)), limitMs);
  try {
    const called = (async () => encoder.encode(texts, locale, end.signal))();
    return directions(await Promise.race([called, ended]), texts.length);
  } finally {
    clearTimeout(timer);
  }
}

function directions(vectors: readonly Float32Array[], count: number): Direction[] {
  if (vectors.length !== count) throw unusable(`${vectors.length} vectors for ${count} texts`);
  const lengths = new Set(vectors.map(({ length }) => length));
  if (lengths.size > 1) throw unusable(`vectors of ${[...lengths].join(' and ')} numbers`);
  return vectors.map(directionOf);
}

function directionOf(vector: Float32Array): Direction {
  const length = Math.hypot(...vector);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(vector, value => value / length) : undefined;
}

function tooSlow(limitMs: number): AppError {
  return new AppError('internal', 'encoder_slow', `The encoder gave no vectors within ${limitMs} ms`);
}

function unusable(what: string): AppError {
  const message = `The encoder gave ${what}; it must give one a text, all of one length`;
  return new AppError('internal', 'encoder_unusable', message);
}
