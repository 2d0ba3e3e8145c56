import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { TicketDetail } from '../../api-types.ts';
import { useCustomer } from '../../data/customers.ts';
import { dayOf } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { BlockButton } from './block-button.tsx';
import { Facts, Part } from './part.tsx';

/** Who the customer is, what they asked before, and what they thought of the answers. */
export function CustomerCard({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const { customer } = ticket;
  const card = useCustomer(customer.id);
  const earlier = card?.tickets?.filter(({ number }) => number !== ticket.number) ?? [];
  const ratings = card?.ratings ?? [];
  return (
    <Part title={words('ticket.customer')}>
      <Facts
        facts={[
          { key: 'name', label: words('ticket.name'), value: customer.name ?? words('list.unknownCustomer') },
          { key: 'email', label: words('ticket.email'), value: customer.email ?? words('ticket.noEmail') },
          ...(card?.phone ? [{ key: 'phone', label: words('byHand.phone'), value: card.phone }] : []),
          ...(card?.blockedAt
            ? [{ key: 'blocked', label: words('ticket.blocked'), value: dayOf(card.blockedAt) }]
            : []),
        ]}
      />
      {earlier.length > 0 && (
        <>
          <Text size="sm" mt={8} className="soft">
            {words('ticket.earlier')}
          </Text>
          <ul className="side-earlier">
            {earlier.slice(0, 8).map(({ number, question, status, createdAt }) => (
              <li key={number}>
                <Anchor component={Link} href={`/console/tickets/${number}`} size="sm" lineClamp={1} underline="always">
                  {question}
                </Anchor>
                <Text size="xs" className="soft">
                  {number} · {words(`status.${status}`)} · {dayOf(createdAt)}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
      {card?.notes?.map(({ at, by, text }) => (
        <Text key={at} size="sm" mt={6}>
          {text}{' '}
          <Text span size="xs" className="soft">
            {by.name} · {dayOf(at)}
          </Text>
        </Text>
      ))}
      {ratings.map(({ at, csat, nps, comment }) => (
        <Text key={at} size="sm" mt={6}>
          {csat !== undefined && words('ticket.csat', { stars: csat })}
          {nps !== undefined && ` ${words('ticket.nps', { points: nps })}`}
          {comment && ` “${comment}”`}{' '}
          <Text span size="xs" className="soft">
            {dayOf(at)}
          </Text>
        </Text>
      ))}
      {card && <BlockButton customerId={customer.id} isBlocked={card.isBlocked ?? card.blockedAt !== undefined} />}
    </Part>
  );
}
