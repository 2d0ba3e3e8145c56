import { firstView, isSameQuery } from './queries.ts';

/** Address of a ticket within a view, or of the view itself. */
export function ticketHref(number: string | undefined, query: string): string {
  const path = number === undefined ? '/console' : `/console/tickets/${number}`;
  return isSameQuery(query, firstView) ? path : `${path}?${query}`;
}
