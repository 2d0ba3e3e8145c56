import type { Priority, TicketStatus } from '../api-types.ts';
import { useWords } from '../start/words.ts';
import { ToneBadge } from './tone-badge.tsx';

const colours: Readonly<Record<Priority, string>> = { urgent: 'red', high: 'orange', normal: 'gray', low: 'gray' };

/** Most tickets are normal: nothing is said of those. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  const words = useWords();
  if (priority === 'normal') return null;
  return <ToneBadge tone={`tone-${colours[priority]}`}>{words(`priority.${priority}`)}</ToneBadge>;
}

export function StatusBadge({ status }: { status: TicketStatus }) {
  const words = useWords();
  return <ToneBadge tone={status === 'resolved' ? 'tone-green' : 'tone-gray'}>{words(`status.${status}`)}</ToneBadge>;
}
