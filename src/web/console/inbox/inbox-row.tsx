import { memo } from 'react';
import { Link } from 'wouter';
import type { TicketJson } from '../api-types.ts';
import { start } from '../start/start.ts';
import { relativeTime } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { PriorityBadge, StatusBadge } from '../ticket/badges.tsx';
import { DueBadge } from '../ticket/due-badge.tsx';
import { channelName, customerName } from '../ticket/names.ts';
import { ToneBadge } from '../ticket/tone-badge.tsx';
import { ticketHref } from './views/addresses.ts';

type Props = { ticket: TicketJson; query: string; isChosen: boolean; now: number };

export const InboxRow = memo(function InboxRow({ ticket, query, isChosen, now }: Props) {
  const words = useWords();
  const { number, customer, question, locale, tags = [], assignee, unread, status } = ticket;
  const others = (ticket.viewers ?? []).filter(({ id }) => id !== start.operator.id);
  return (
    <li className="inbox-row" data-number={number}>
      <Link
        href={ticketHref(number, query)}
        className={unread ? 'inbox-link inbox-unread' : 'inbox-link'}
        {...(isChosen ? { 'aria-current': 'true' as const } : {})}
      >
        <span className="inbox-top">
          {unread && <span className="inbox-dot" role="img" aria-label={words('inbox.unread')} />}
          <span className="inbox-who">{customerName(customer)}</span>
          <span className="inbox-time soft">{relativeTime(ticket.lastMessage?.at ?? ticket.createdAt, now)}</span>
        </span>
        <span className="inbox-question" lang={locale}>
          {question}
        </span>
        <span className="inbox-facts soft">
          <PriorityBadge priority={ticket.priority} />
          {status !== 'new' && status !== 'open' && <StatusBadge status={status} />}
          <DueBadge ticket={ticket} now={now} />
          {tags.map(tag => (
            <ToneBadge key={tag} tone="tone-none">
              {tag}
            </ToneBadge>
          ))}
        </span>
        <span className="inbox-facts soft">
          <span>{number}</span>
          <span>{channelName(ticket.channel)}</span>
          <span>{locale.toUpperCase()}</span>
          {assignee && <span>{words('list.heldBy', { name: assignee.name })}</span>}
          {others.length > 0 && (
            <span className="inbox-viewers">
              {words('inbox.looking', { names: others.map(({ name }) => name).join(', ') })}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
});
