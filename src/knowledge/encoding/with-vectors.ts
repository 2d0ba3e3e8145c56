import type { Locale } from '../../base/locale.ts';
import type { Knowledge } from '../ports.ts';

/**
 * The same knowledge with the vectors of these texts looked up, so that its search stays a pure function that waits for nobody.
 * Without an encoder it is the very same. Never rejects.
 */
export async function withVectors(knowledge: Knowledge, texts: readonly string[], locale: Locale): Promise<Knowledge> {
  if (!knowledge.encode) return knowledge;
  const vectors = await knowledge.encode(texts, locale);
  return {
    ...knowledge,
    search: (query, limit) => {
      const vector = query.locale === locale ? vectors.get(query.text) : undefined;
      return knowledge.search(vector ? { ...query, vector } : query, limit);
    },
  };
}
