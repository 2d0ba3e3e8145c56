import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { CustomerJson } from '../../../api-types.ts';
import { dayOf } from '../../../start/times.ts';
import { useWords } from '../../../start/words.ts';
import { Earlier } from './earlier.tsx';

export function EarlierTickets({ tickets }: { tickets: NonNullable<CustomerJson['tickets']> }) {
  const words = useWords();
  return (
    <Earlier title={words('ticket.earlier')} items={tickets}>
      {({ number, question, status, createdAt }) => (
        <li key={number}>
          <Anchor component={Link} href={`/console/tickets/${number}`} size="sm" lineClamp={1} underline="always">
            {question}
          </Anchor>
          <Text size="xs" className="soft">
            {number} · {words(`status.${status}`)} · {dayOf(createdAt)}
          </Text>
        </li>
      )}
    </Earlier>
  );
}
