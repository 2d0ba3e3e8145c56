import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeskJson, MeJson, OperatorJson, Presence } from '../api-types.ts';
import { api } from '../start/api.ts';
import { useAskEvery, useLive } from '../start/live.tsx';
import { start } from '../start/start.ts';

/** Everybody who answers, asked for again every so often (ms) while `everyMs` is given. */
export function useOperatorsQuery(everyMs?: number) {
  return useQuery({
    queryKey: ['operators'],
    queryFn: ({ signal }) =>
      api<{ items: OperatorJson[]; queues: string[] }>('GET', '/api/operators', undefined, signal),
    staleTime: 60_000,
    retry: false,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

/** Everybody who answers; empty where they are not told. */
export function useOperators(): readonly OperatorJson[] {
  return useOperatorsQuery().data?.items ?? [];
}

/** Names of all queues. */
export function useQueues(): readonly string[] {
  return useOperatorsQuery().data?.queues ?? [];
}

/** Whoever is signed in, as they are now. */
export function useMe(): MeJson | undefined {
  const refetchInterval = useAskEvery();
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api<MeJson>('GET', '/api/me', undefined, signal),
    refetchInterval,
  });
  return data;
}

/** Whether somebody answers now, and when if not. */
export function useDesk(): DeskJson | undefined {
  const refetchInterval = useAskEvery();
  const { data } = useQuery({
    queryKey: ['desk'],
    queryFn: ({ signal }) => api<DeskJson>('GET', '/api/desk', undefined, signal),
    refetchInterval,
  });
  return data;
}

/** Being away: from now on, until a moment (ISO) or until one comes back. */
export type Away = { away: true; until?: string } | { away: false };

export function useSetPresence() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ away, ...rest }: Away) =>
      api<MeJson>('PUT', '/api/me/presence', { presence: (away ? 'away' : 'online') satisfies Presence, ...rest }),
    onSuccess: me => queries.setQueryData(['me'], me),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operators'] }),
  });
}

export function useSetDeskAway() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (away: Away) => api<DeskJson>('PUT', '/api/desk/away', away),
    onSuccess: desk => queries.setQueryData(['desk'], desk),
  });
}

export type Profile = Partial<Pick<OperatorJson, 'skills' | 'languages' | 'capacity'>>;

/** What somebody knows and how much they can do. */
export function useSetProfile(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (profile: Profile) => api<OperatorJson>('PUT', `/api/operators/${id}/profile`, profile),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operators'] }),
  });
}

/** Keeps what is known of people and of the desk as the news tell it; for the console as a whole. */
export function useFreshPeople(): void {
  const queries = useQueryClient();
  useLive('desk', desk => queries.setQueryData(['desk'], desk));
  useLive('presence', ({ operator }) => {
    void queries.invalidateQueries({ queryKey: ['operators'] });
    if (operator.id === start.operator.id) void queries.invalidateQueries({ queryKey: ['me'] });
  });
}
