import { useQuery } from '@tanstack/react-query';
import type { ConversationJson, CustomerJson } from '../api-types.ts';
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

/** What was said in one conversation of a customer, and why it cannot be read if it cannot. */
export function useConversation(customerId: string, id: string) {
  return useQuery({
    queryKey: ['customer', customerId, 'conversation', id],
    queryFn: ({ signal }) =>
      api<ConversationJson>('GET', `/api/customers/${customerId}/conversations/${id}`, undefined, signal),
  });
}
