import type { DayCounts } from '../../tickets/notify/ports.ts';
import type { Tables } from '../tables.ts';

export function dayCounts({ event }: Tables): DayCounts {
  const count = (kind: string, from: string, to: string) => event.countBetween.get({ kind, from, to })?.count ?? 0;
  return {
    between: async (from, to) => ({
      opened: count('ticket.opened', from, to),
      resolved: count('ticket.resolved', from, to),
    }),
  };
}
