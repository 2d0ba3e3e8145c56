import { useQuery } from '@tanstack/react-query';
import type { OperatorJson } from '../api-types.ts';
import { api } from '../start/api.ts';

/** Everybody who answers; empty where they are not told. */
export function useOperators(): readonly OperatorJson[] {
  const { data } = useQuery({
    queryKey: ['operators'],
    queryFn: ({ signal }) => api<{ items: OperatorJson[] }>('GET', '/api/operators', undefined, signal),
    staleTime: 60_000,
    retry: false,
  });
  return data?.items ?? [];
}
