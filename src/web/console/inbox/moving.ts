import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { listedNumbers } from '../data/listed.ts';
import { useDeskCommand } from '../keys/commands.ts';
import { ticketHref } from './views/addresses.ts';

/** j and k: with an open ticket to the next and the one before, else along the list; Esc back to the list. */
export function useMoving(query: string, chosen: string | undefined): void {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const move = (step: 1 | -1) => {
    const numbers = listedNumbers(queries, query);
    const focused = document.activeElement?.closest('[data-number]')?.getAttribute('data-number');
    const at = numbers.indexOf(chosen ?? focused ?? '');
    const number = at < 0 ? numbers[0] : numbers[at + step];
    if (number === undefined) return;
    if (chosen !== undefined) navigate(ticketHref(number, query));
    document.querySelector<HTMLElement>(`[data-number="${CSS.escape(number)}"] a`)?.focus();
  };
  useDeskCommand('next', () => move(1));
  useDeskCommand('previous', () => move(-1));
  useDeskCommand('back', () => chosen !== undefined && navigate(ticketHref(undefined, query)));
}
