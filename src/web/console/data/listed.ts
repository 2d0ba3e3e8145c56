import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { TicketList } from '../api-types.ts';

/** Numbers of the tickets that the list of a query shows now, in its order. */
export function listedNumbers(queries: QueryClient, query: string): string[] {
  const data = queries.getQueryData<InfiniteData<TicketList>>(['tickets', query]);
  return data?.pages.flatMap(page => page.items.map(({ number }) => number)) ?? [];
}
