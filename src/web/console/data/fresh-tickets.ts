import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { TicketJson, TicketList } from '../api-types.ts';
import { api } from '../start/api.ts';
import { useLive } from '../start/live.tsx';
import { refreshed, withFacts } from './fresh-list.ts';
import { askPage, freshPages, pagesOf } from './tickets.ts';
import { keepViewers } from './viewers.ts';

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
    // a rating, a block, an address that was given
    void queries.invalidateQueries({ queryKey: ['customer'] });
    for (const [key, data] of listsOf(queries)) {
      if (pagesOf(data) <= freshPages) void queries.invalidateQueries({ queryKey: key });
      else refresh(queries, key, numbers).catch(() => {});
    }
  }, [queries]);
  const hear = (number: string) => {
    void queries.invalidateQueries({ queryKey: ['ticket', number] });
    changed.current.add(number);
    timer.current ??= setTimeout(flush, 500);
  };
  const put = (number: string, facts: Partial<TicketJson>) => {
    for (const [key, data] of listsOf(queries)) if (data) queries.setQueryData(key, withFacts(data, number, facts));
  };
  useLive('ticket', ({ number, unread }) => {
    put(number, { unread });
    hear(number);
  });
  useLive('message', ({ number }) => hear(number));
  useLive('viewers', ({ number, viewers }) => {
    keepViewers(queries, number, viewers);
    put(number, { viewers });
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

function listsOf(queries: QueryClient) {
  return queries.getQueriesData<InfiniteData<TicketList>>({ queryKey: ['tickets'] });
}

/** A long list costs one page and what has changed, however far it was read. */
async function refresh(queries: QueryClient, key: readonly unknown[], numbers: readonly string[]): Promise<void> {
  const query = String(key[1]);
  const [first, ...tickets] = await Promise.all([
    askPage(query, ''),
    ...numbers.map(number => api<TicketJson>('GET', `/api/tickets/${number}`)),
  ]);
  queries.setQueryData<InfiniteData<TicketList>>(key, data => data && refreshed(data, first, tickets, query));
}
