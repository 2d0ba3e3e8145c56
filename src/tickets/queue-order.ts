import { isRunning } from './clocks/running.ts';
import { dueKinds } from './sla.ts';
import { priorities, type Ticket } from './ticket.ts';

/** Why a ticket stands before others, the most pressing first; its index is the rank. */
export const attentions = ['breached', 'soon', 'none'] as const;
export type Attention = (typeof attentions)[number];

/**
 * Whether something of the ticket is overdue or about to be. Read from what due turns have marked, not from the time of day, so that
 * it can be stored as a column and the queue is one walk along an index. A clock that stands still asks for nothing.
 */
export function attentionOf(ticket: Ticket): Attention {
  const running = dueKinds.filter(kind => isRunning(ticket, kind)).flatMap(kind => ticket.due[kind] ?? []);
  if (running.some(({ state }) => state === 'overdue')) return 'breached';
  return running.some(({ warnedAt }) => warnedAt !== undefined) ? 'soon' : 'none';
}

/** The column `attention_rank`: 0 breached, 1 about to breach, 2 neither. */
export function attentionRank(ticket: Ticket): number {
  return attentions.indexOf(attentionOf(ticket));
}

/**
 * A ticket's place in the queue, all ascending: `[attention_rank, priority_rank, created_at]`. SQL sorts by the same columns and then by
 * `seq`, the order of insertion; a list's cursor is these four. `sla=breached` is rank 0, `sla=soon` is rank 1.
 */
export function queueKey(ticket: Ticket): [attentionRank: number, priorityRank: number, createdAt: string] {
  return [attentionRank(ticket), priorities.indexOf(ticket.priority), ticket.createdAt];
}

/** For sorting: breached, then about to breach, then by priority, then the oldest first. */
export function byQueueOrder(a: Ticket, b: Ticket): number {
  const [attentionA, priorityA, createdA] = queueKey(a);
  const [attentionB, priorityB, createdB] = queueKey(b);
  return attentionA - attentionB || priorityA - priorityB || Date.parse(createdA) - Date.parse(createdB);
}
