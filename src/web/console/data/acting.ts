import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TicketDetail, TicketJson } from '../api-types.ts';
import { ApiError, api } from '../start/api.ts';

export type Act = { name: string; body?: Record<string, unknown> };

/** Does something with a ticket (`POST /api/tickets/{number}/{name}`), then shows how it is now. A refusal is told by itself. */
export function useAct(number: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body = {} }: Act) =>
      api<TicketJson>('POST', `/api/tickets/${number}/${name}`, body).catch(error => refused(error, number)),
    onSuccess: ticket => {
      queries.setQueryData<TicketDetail>(['ticket', number], before => before && { ...before, ...ticket });
    },
    // what was done is done: nobody waits until all of it has been read again
    onSettled: () => {
      for (const queryKey of [['ticket', number], ['tickets'], ['counts']]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
}

/** Somebody was faster: the refusal is told with their name. */
async function refused(error: unknown, number: string): Promise<never> {
  if (!(error instanceof ApiError) || error.code !== 'claimed_by_another') throw error;
  const now = await api<TicketJson>('GET', `/api/tickets/${number}`).catch(() => undefined);
  if (!now?.assignee) throw new ApiError(error.status, 'conflict', error.message);
  throw new ApiError(error.status, error.code, error.message, { name: now.assignee.name, number });
}
