import { Badge } from '@mantine/core';
import type { Priority, TicketStatus } from '../api-types.ts';
import { useWords } from '../start/words.ts';

const colours: Readonly<Record<Priority, string>> = { urgent: 'red', high: 'orange', normal: 'gray', low: 'gray' };

/** Most tickets are normal: nothing is said of those. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  const words = useWords();
  if (priority === 'normal') return null;
  return (
    <Badge size="sm" tt="none" variant="light" className={`tone-${colours[priority]}`}>
      {words(`priority.${priority}`)}
    </Badge>
  );
}

export function StatusBadge({ status }: { status: TicketStatus }) {
  const words = useWords();
  return (
    <Badge size="sm" tt="none" variant="light" className={status === 'resolved' ? 'tone-green' : 'tone-gray'}>
      {words(`status.${status}`)}
    </Badge>
  );
}
