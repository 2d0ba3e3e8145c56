import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TicketDetail, TicketList } from '../api-types.ts';
import { api } from '../start/api.ts';
import { useAskEvery } from '../start/live.tsx';
import { isDelivered } from './delivery.ts';

/** More pages than these are not all asked for again at every piece of news: the first is, and in the others what has changed. */
export const freshPages = 3;

/** Tickets of a query of `GET /api/tickets`, page by page, kept fresh. */
export function useTickets(query: string) {
  const askEvery = useAskEvery();
  return useInfiniteQuery({
    queryKey: ['tickets', query],
    queryFn: ({ pageParam, signal }) => askPage(query, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    placeholderData: kept => kept,
    refetchInterval: entry => (pagesOf(entry.state.data) <= freshPages ? askEvery : false),
  });
}

/** One page of a query; '' is the first. */
export function askPage(query: string, cursor: string, signal?: AbortSignal): Promise<TicketList> {
  return api<TicketList>('GET', `/api/tickets?${withCursor(query, cursor)}`, undefined, signal);
}

function withCursor(query: string, cursor: string): string {
  const asked = new URLSearchParams(query);
  asked.set('limit', '50');
  if (cursor) asked.set('cursor', cursor);
  return asked.toString();
}

export function pagesOf(data: InfiniteData<TicketList> | undefined): number {
  return data?.pages.length ?? 0;
}

/** How often a ticket is asked for while the customer does not have an operator's last words. */
const undeliveredEveryMs = 15_000;

export function useTicket(number: string) {
  const askEvery = useAskEvery();
  return useQuery({
    queryKey: ['ticket', number],
    queryFn: ({ signal }) => api<TicketDetail>('GET', `/api/tickets/${number}`, undefined, signal),
    // nobody tells when a customer comes back to the chat
    refetchInterval: ({ state }) =>
      askEvery || (state.data && isDelivered(state.data) === false ? undeliveredEveryMs : false),
  });
}
