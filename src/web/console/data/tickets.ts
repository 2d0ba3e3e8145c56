import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { TicketDetail, TicketJson, TicketList } from '../api-types.ts';
import { api } from '../start/api.ts';
import { useAskEvery, useLive } from '../start/live.tsx';

/** More pages than these are not all asked for again at every piece of news: the tickets in them are changed one by one. */
const freshPages = 3;

/** Tickets of a query of `GET /api/tickets`, page by page, kept fresh. */
export function useTickets(query: string) {
  const askEvery = useAskEvery();
  return useInfiniteQuery({
    queryKey: ['tickets', query],
    queryFn: ({ pageParam, signal }) =>
      api<TicketList>('GET', `/api/tickets?${withCursor(query, pageParam)}`, undefined, signal),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    placeholderData: kept => kept,
    refetchInterval: entry => (pagesOf(entry.state.data) <= freshPages ? askEvery : false),
  });
}

function withCursor(query: string, cursor: string): string {
  const asked = new URLSearchParams(query);
  asked.set('limit', '50');
  if (cursor) asked.set('cursor', cursor);
  return asked.toString();
}

function pagesOf(data: InfiniteData<TicketList> | undefined): number {
  return data?.pages.length ?? 0;
}

export function useTicket(number: string) {
  const askEvery = useAskEvery();
  return useQuery({
    queryKey: ['ticket', number],
    queryFn: ({ signal }) => api<TicketDetail>('GET', `/api/tickets/${number}`, undefined, signal),
    refetchInterval: askEvery,
  });
}

/** Asks again for what news are about: a burst of them at once, half a second after its first. Used once, by the shell. */
export function useFreshTickets(): void {
  const queries = useQueryClient();
  const changed = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    timer.current = undefined;
    const numbers = [...changed.current];
    changed.current.clear();
    for (const number of numbers) void queries.invalidateQueries({ queryKey: ['ticket', number] });
    void queries.invalidateQueries({ queryKey: ['counts'] });
    for (const [key, data] of queries.getQueriesData<InfiniteData<TicketList>>({ queryKey: ['tickets'] })) {
      if (pagesOf(data) <= freshPages) void queries.invalidateQueries({ queryKey: key });
      else for (const number of numbers) void putInPlace(number, key);
    }
    async function putInPlace(number: string, key: readonly unknown[]) {
      const ticket = await api<TicketJson>('GET', `/api/tickets/${number}`);
      queries.setQueryData<InfiniteData<TicketList>>(key, data => data && replaced(data, ticket));
    }
  }, [queries]);
  const hear = (number: string) => {
    changed.current.add(number);
    timer.current ??= setTimeout(flush, 500);
  };
  useLive('ticket', ({ number }) => {
    void queries.invalidateQueries({ queryKey: ['ticket', number] });
    hear(number);
  });
  useLive('message', ({ number }) => {
    void queries.invalidateQueries({ queryKey: ['ticket', number] });
    hear(number);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

function replaced(data: InfiniteData<TicketList>, ticket: TicketJson): InfiniteData<TicketList> {
  const pages = data.pages.map(page => ({
    ...page,
    items: page.items.map(item => (item.number === ticket.number ? { ...item, ...ticket } : item)),
  }));
  return { ...data, pages };
}
