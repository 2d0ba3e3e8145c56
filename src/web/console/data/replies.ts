import { useQuery } from '@tanstack/react-query';
import type { ArticleJson, CannedReply, MacroJson } from '../api-types.ts';
import { api } from '../start/api.ts';
import { start } from '../start/start.ts';

const rarely = 5 * 60_000;

export type Macro = { name: string; title: string; replies: boolean; resolves: boolean };

/** Named lists of actions, each with its title in the operator's language; empty where there are none. */
export function useMacros(): readonly Macro[] {
  const { data } = useQuery({
    queryKey: ['macros'],
    queryFn: ({ signal }) => api<{ items: MacroJson[] }>('GET', '/api/macros', undefined, signal),
    staleTime: rarely,
    retry: false,
  });
  const does = ({ actions }: MacroJson, ...names: string[]) =>
    actions.some(action => names.some(name => Object.hasOwn(action, name)));
  return (
    data?.items.map(macro => ({
      name: macro.name,
      title: macro.titles[start.locale] ?? macro.name,
      replies: does(macro, 'reply'),
      resolves: does(macro, 'resolve'),
    })) ?? []
  );
}

/** Replies kept in `dialogs/<locale>/canned.yaml`, in the customer's language and filled in for the ticket. */
export function useCanned(locale: string, ticket: string, isWanted: boolean): readonly CannedReply[] {
  const query = new URLSearchParams({ locale, ticket });
  const { data } = useQuery({
    queryKey: ['canned', locale, ticket],
    queryFn: ({ signal }) => api<{ items: CannedReply[] }>('GET', `/api/canned?${query}`, undefined, signal),
    staleTime: rarely,
    enabled: isWanted,
    retry: false,
  });
  return data?.items ?? [];
}

/** Published articles that fit the words, in the customer's language. */
export function useArticles(locale: string, q: string, isWanted: boolean): readonly ArticleJson[] {
  const { data } = useQuery({
    queryKey: ['articles', locale, q],
    queryFn: ({ signal }) =>
      api<{ items: ArticleJson[] }>('GET', `/api/articles?${new URLSearchParams({ q, locale })}`, undefined, signal),
    placeholderData: kept => kept,
    enabled: isWanted,
    retry: false,
  });
  return data?.items.slice(0, 8) ?? [];
}
