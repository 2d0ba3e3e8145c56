import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView } from '../api-types.ts';
import { api } from '../start/api.ts';
import { useAskEvery } from '../start/live.tsx';

/** How many tickets each of the desk's views holds, by its name; empty while that is not known. */
export function useCounts(): Readonly<Record<string, number>> {
  const askEvery = useAskEvery();
  const { data } = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => api<Record<string, number>>('GET', '/api/tickets/counts', undefined, signal),
    refetchInterval: askEvery === false ? 60_000 : 15_000,
    retry: false,
  });
  return data ?? {};
}

/** The operator's own views, and how one is kept or dropped. */
export function useSavedViews() {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['views'] });
  const { data } = useQuery({
    queryKey: ['views'],
    queryFn: ({ signal }) => api<{ items: SavedView[] }>('GET', '/api/views', undefined, signal),
    staleTime: 60_000,
    retry: false,
  });
  const keep = useMutation({
    mutationFn: (view: Pick<SavedView, 'name' | 'query'>) => api<SavedView>('POST', '/api/views', view),
    onSuccess: again,
  });
  const drop = useMutation({
    mutationFn: (id: string) => api<void>('DELETE', `/api/views/${id}`),
    onSuccess: again,
  });
  return { views: data?.items ?? [], isOffered: data !== undefined, keep, drop };
}
