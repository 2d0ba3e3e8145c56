import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isPractice } from '../practice/practice.ts';
import { api } from '../start/api.ts';
import { start } from '../start/start.ts';

export type DeadLetter = { id: string; kind: string; ticket?: string; at: string; attempts: number; error: string };

/** What could not be delivered; asked again now and then, for nothing tells of it. */
export function useUndelivered() {
  return useQuery({
    queryKey: ['undelivered'],
    queryFn: ({ signal }) => api<{ items: DeadLetter[] }>('GET', '/api/undelivered', undefined, signal),
    refetchInterval: 60_000,
    // what is made up is delivered nowhere
    enabled: start.operator.role !== 'editor' && !isPractice,
    retry: false,
  });
}

export function useRetry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api<void>('POST', `/api/undelivered/${encodeURIComponent(id)}/retry`, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undelivered'] }),
  });
}
