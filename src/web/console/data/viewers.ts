import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import type { Viewer } from '../api-types.ts';

/** Everybody who looks at a ticket now, as far as was told. */
export function useViewers(number: string): readonly Viewer[] {
  const { data } = useQuery<readonly Viewer[]>({ queryKey: ['viewers', number], queryFn: skipToken });
  return data ?? [];
}

export function keepViewers(queries: QueryClient, number: string, viewers: readonly Viewer[]): void {
  queries.setQueryData(['viewers', number], viewers);
}
