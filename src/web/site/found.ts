/** One article of `GET /api/articles?q=`, with what the list shows of it. */
export type Found = {
  title: string;
  section: string | undefined;
  url: string;
  excerpt: { text: string; match: boolean }[];
};

/** Asks for the articles that fit. Rejects when the desk cannot be reached or refuses, and when `signal` gives up. */
export async function findArticles(q: string, locale: string, signal: AbortSignal): Promise<Found[]> {
  const answer = await fetch(`/api/articles?${new URLSearchParams({ q, locale })}`, { signal });
  if (!answer.ok) throw new Error(`GET /api/articles: ${answer.status}`);
  const body: unknown = await answer.json();
  return isRecord(body) && Array.isArray(body['items']) ? body['items'].flatMap(asFound) : [];
}

function asFound(item: unknown): Found[] {
  if (!isRecord(item)) return [];
  const { title, section, url, excerpt } = item;
  if (typeof title !== 'string' || typeof url !== 'string' || !URL.canParse(url)) return [];
  return [
    {
      title,
      section: typeof section === 'string' ? section : undefined,
      url,
      excerpt: Array.isArray(excerpt) ? excerpt.flatMap(asPiece) : [],
    },
  ];
}

function asPiece(piece: unknown): Found['excerpt'] {
  if (!isRecord(piece) || typeof piece['text'] !== 'string') return [];
  return [{ text: piece['text'], match: piece['match'] === true }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
