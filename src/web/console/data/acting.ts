import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TicketJson } from '../api-types.ts';
import { api } from '../start/api.ts';

export type Act = { name: string; body?: Record<string, unknown> };

/** Does something with a ticket (`POST /api/tickets/{number}/{name}`), then shows how it is now. A refusal is told by itself. */
export function useAct(number: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body = {} }: Act) => api<TicketJson>('POST', `/api/tickets/${number}/${name}`, body),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['ticket', number] }),
        queries.invalidateQueries({ queryKey: ['tickets'] }),
        queries.invalidateQueries({ queryKey: ['counts'] }),
      ]),
  });
}
