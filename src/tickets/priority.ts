import type { Priority } from './ticket.ts';

/** Urgency level of the words that opened the ticket -> its priority. */
const byLevel: Readonly<Record<'none' | 'raised' | 'high' | 'critical', Priority>> = {
  none: 'normal',
  raised: 'normal',
  high: 'high',
  critical: 'urgent',
};

const rank: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/**
 * A ticket's priority: what the words say, and at least `high` when an article marked urgent matched them
 * and the words themselves are pressing.
 */
export function priorityOf(level: keyof typeof byLevel, articleIsUrgent: boolean): Priority {
  const spoken = byLevel[level];
  return articleIsUrgent && level !== 'none' ? moreUrgent(spoken, 'high') : spoken;
}

export function moreUrgent(a: Priority, b: Priority): Priority {
  return rank[a] <= rank[b] ? a : b;
}
