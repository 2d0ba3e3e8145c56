import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TicketJson } from '../api-types.ts';
import { api } from '../start/api.ts';

export type FoundCustomer = { id: string; name?: string; email?: string; phone?: string; channel: string };

export type NewTicket = {
  channel: string;
  question: string;
  locale: string;
  customer: { id: string } | { name?: string; email?: string; phone?: string };
  topic?: string;
  priority?: string;
};

/** Customers who are known by the words; nobody before there are two letters. */
export function useKnownCustomers(words: string): readonly FoundCustomer[] {
  const q = words.trim();
  const { data } = useQuery({
    queryKey: ['customers', q],
    queryFn: ({ signal }) =>
      api<{ items: FoundCustomer[] }>('GET', `/api/customers?${new URLSearchParams({ q })}`, undefined, signal),
    enabled: q.length > 1,
    retry: false,
  });
  return q.length > 1 ? (data?.items ?? []) : [];
}

export function useOpenByHand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ticket: NewTicket) => api<TicketJson>('POST', '/api/tickets', ticket),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['tickets'] });
      void queries.invalidateQueries({ queryKey: ['counts'] });
    },
  });
}
