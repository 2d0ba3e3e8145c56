import type { TicketJson, TicketList } from '../api-types.ts';

/** As the queries keep a list that is read page by page. */
type Pages = { pages: TicketList[]; pageParams: unknown[] };

/**
 * A long list after news: the first page as it is now, and below it what was listed before, in its order and with what has changed.
 *
 * @param first the first page as the desk gives it now
 * @param changed tickets that the news were about
 * @param query of `GET /api/tickets`: what has changed and has another status than it asks for leaves the list
 */
export function refreshed(pages: Pages, first: TicketList, changed: readonly TicketJson[], query: string): Pages {
  const statuses = new URLSearchParams(query).get('status')?.split(',');
  const news = new Map(changed.map(ticket => [ticket.number, ticket]));
  const onTop = new Set(first.items.map(({ number }) => number));
  const kept = (items: readonly TicketJson[]) =>
    items
      .filter(({ number }) => !onTop.has(number))
      .map(item => ({ ...item, ...news.get(item.number) }))
      .filter(({ number, status }) => !news.has(number) || !statuses || statuses.includes(status));
  const [before, ...rest] = pages.pages;
  if (!before) return pages;
  return {
    ...pages,
    pages: [
      { ...before, items: [...first.items, ...kept(before.items)] },
      ...rest.map(page => ({ ...page, items: kept(page.items) })),
    ],
  };
}

/** The list with one ticket's facts set, wherever it stands. */
export function withFacts(pages: Pages, number: string, facts: Partial<TicketJson>): Pages {
  const has = pages.pages.some(({ items }) => items.some(item => item.number === number));
  if (!has) return pages;
  return {
    ...pages,
    pages: pages.pages.map(page => ({
      ...page,
      items: page.items.map(item => (item.number === number ? { ...item, ...facts } : item)),
    })),
  };
}
