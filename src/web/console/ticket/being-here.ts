import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TicketDetail, Viewer } from '../api-types.ts';
import { keepViewers } from '../data/viewers.ts';
import { api } from '../start/api.ts';

const repeatMs = 20_000;

/** Tells the others that this operator looks at the ticket, and the desk that what the customer wrote has been read. */
export function useBeingHere(number: string, ticket: TicketDetail | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    // nobody is told of an error here: the next time may do, and nothing depends on it
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      api<{ viewers: Viewer[] }>('POST', `/api/tickets/${number}/viewing`, {})
        .then(({ viewers }) => keepViewers(queries, number, viewers))
        .catch(() => {});
    };
    tell();
    const timer = setInterval(tell, repeatMs);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [number, queries]);
  const newest = ticket?.messages.at(-1)?.n;
  useEffect(() => {
    if (newest === undefined) return;
    const read = () => {
      if (document.visibilityState === 'visible') api('POST', `/api/tickets/${number}/read`, {}).catch(() => {});
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [number, newest]);
}
