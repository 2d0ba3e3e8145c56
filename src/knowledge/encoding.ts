import type { Locale } from '../base/locale.ts';
import type { Article } from './article.ts';
import type { Encoded, Encoder } from './ports.ts';

/** What the published articles ask, as vectors for `buildIndex`: once for each state of the articles, before it is searched. */
export async function encodeArticles(
  articles: readonly Pick<Article, 'locale' | 'status' | 'title' | 'questions'>[],
  encoder: Encoder,
): Promise<Encoded> {
  const encoded = new Map<Locale, Map<string, Float32Array>>();
  const published = articles.filter(({ status }) => status === 'published');
  for (const [locale, members] of Map.groupBy(published, article => article.locale)) {
    const texts = [...new Set(members.flatMap(({ title, questions }) => [title, ...questions]))];
    const vectors = await encoder.encode(texts, locale);
    encoded.set(locale, new Map(texts.flatMap((text, at) => vectorOf(vectors[at]).map(vector => [text, vector]))));
  }
  return encoded;
}

/** What a customer asks as a vector, for `search`. */
export async function encodeQuery(text: string, locale: Locale, encoder: Encoder): Promise<Float32Array | undefined> {
  const [vector] = await encoder.encode([text], locale);
  return vectorOf(vector)[0];
}

/** The same direction with length 1; none for what has no direction. */
function vectorOf(vector: Float32Array | undefined): Float32Array[] {
  const length = Math.hypot(...(vector ?? []));
  return vector && length > 0 && Number.isFinite(length) ? [vector.map(value => value / length)] : [];
}
