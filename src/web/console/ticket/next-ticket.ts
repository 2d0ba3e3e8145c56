import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { listedNumbers } from '../data/listed.ts';
import { ticketHref } from '../inbox/views/addresses.ts';

/**
 * Finds the ticket after this one in the list beside it (the one before at the end, the list itself when it was the only one) and
 * returns the way there: it is looked up before the ticket is resolved and leaves the list.
 */
export function useNextTicket(number: string, query: string): () => () => void {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useCallback(() => {
    const numbers = listedNumbers(queries, query);
    const at = numbers.indexOf(number);
    const next = at < 0 ? numbers[0] : (numbers[at + 1] ?? numbers[at - 1]);
    return () => navigate(ticketHref(next, query));
  }, [queries, navigate, number, query]);
}
