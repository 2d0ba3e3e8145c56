import { z } from 'zod';
import { type Priority, priorities, type TicketStatus } from '../ticket.ts';
import type { OpenWork } from './ports.ts';

const weight = z.number().min(0).max(100);

/** How much work an open ticket is. */
export const WorkWeights = z.strictObject({
  byPriority: z.record(z.enum(priorities), weight).prefault({ urgent: 3, high: 2, normal: 1, low: 1 }),
  /** Share of that weight while the customer's answer is awaited, and while it is put aside. */
  pending: z.number().min(0).max(1).default(0.4),
  snoozed: z.number().min(0).max(1).default(0.2),
});
export type WorkWeights = z.infer<typeof WorkWeights>;

/** The weight of one ticket; 0 when it is done. */
export function weightOf(ticket: { status: TicketStatus; priority: Priority }, weights: WorkWeights): number {
  return weights.byPriority[ticket.priority] * shareOf(ticket.status, weights);
}

function shareOf(status: TicketStatus, weights: WorkWeights): number {
  switch (status) {
    case 'new':
    case 'open':
      return 1;
    case 'pending':
      return weights.pending;
    case 'snoozed':
      return weights.snoozed;
    case 'resolved':
    case 'closed':
      return 0;
  }
}

/** The weighted sum of what somebody has open, rounded to hundredths so that equal loads are equal. */
export function loadOf(work: readonly OpenWork[], weights: WorkWeights): number {
  const sum = work.reduce((total, kind) => total + kind.count * weightOf(kind, weights), 0);
  return Math.round(sum * 100) / 100;
}
