import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../start/api.ts';

export type ArticleParts = { title: string; topic: string; locale: string; question: string; body: string };
export type ArticleProposal = ArticleParts & { topics: string[]; file: string | null };

/** What an article of the ticket would say; asked anew each time, for replies come in. */
export function useArticleProposal(number: string) {
  return useQuery({
    queryKey: ['ticket-article', number],
    queryFn: ({ signal }) => api<ArticleProposal>('GET', `/api/tickets/${number}/article`, undefined, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Saves it as a draft, once: a second time leads to the file that is there. */
export function useSaveArticle(number: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (parts: ArticleParts) => api<{ file: string }>('POST', `/api/tickets/${number}/article`, parts),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['ticket', number] });
      void queries.invalidateQueries({ queryKey: ['knowledge'] });
    },
  });
}
