import { useQuery } from '@tanstack/react-query';
import type { CustomerJson } from '../api-types.ts';
import { api } from '../start/api.ts';

/** What is known of a customer beside the ticket; undefined while it is not. */
export function useCustomer(id: string): CustomerJson | undefined {
  const { data } = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api<CustomerJson>('GET', `/api/customers/${encodeURIComponent(id)}`, undefined, signal),
    staleTime: 30_000,
    retry: false,
  });
  return data;
}
