import { Alert, Text } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import type { HistoryEntry, JoinedTalk, TicketDetail } from '../../api-types.ts';
import { isDelivered } from '../../data/delivery.ts';
import { relativeTime, useNow } from '../../start/times.ts';
import { say, useWords } from '../../start/words.ts';
import { eventWords } from '../names.ts';
import { actorName } from '../side/actor.ts';
import { CustomerWriting } from './customer-writing.tsx';

import { entriesOf } from './entries.ts';
import { Message } from './message.tsx';

/** The conversation with notes and what was done in between. New words are read out, and scrolled to unless one reads further up. */
export function Thread({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const now = useNow();
  const { messages, joined, history, undelivered } = ticket;
  const entries = useMemo(() => entriesOf({ messages, joined, history }), [messages, joined, history]);
  const answered = joined.find(({ isAnswered }) => isAnswered);
  const place = useStayingAtEnd(entries.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={place} className="thread" aria-label={words('ticket.thread')} tabIndex={0}>
      {undelivered.length > 0 && (
        <Alert color="red" role="alert" mb="sm">
          {words('ticket.undelivered', { count: undelivered.length, error: undelivered.at(-1)?.error ?? '' })}
        </Alert>
      )}
      {(messages[0]?.n ?? 1) > 1 && (
        <Text size="sm" className="soft">
          {words('ticket.older')}
        </Text>
      )}
      <ol className="thread-entries" aria-live="polite" aria-relevant="additions">
        {entries.map(entry => {
          if (entry.type === 'message') {
            return (
              <Message
                key={entry.key}
                message={entry.message}
                place={entry.joined && placeOf(entry.joined)}
                now={now}
                locale={ticket.locale}
              />
            );
          }
          if (entry.type === 'note') return <Note key={entry.key} line={entry.line} now={now} />;
          return (
            <li key={entry.key} className="thread-event soft">
              {actorName(entry.line)} {eventWords(entry.line)} · {relativeTime(entry.at, now)}
            </li>
          );
        })}
      </ol>
      <Delivery ticket={ticket} />
      {answered && (
        <Text size="sm" className="soft" mt="xs">
          {words('ticket.answeredThere', { place: placeOf(answered) })}
        </Text>
      )}
      <CustomerWriting ticket={ticket} />
    </section>
  );
}

/** Below the conversation: whether the customer has the last words of an operator. */
function Delivery({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const isThere = isDelivered(ticket);
  if (isThere === undefined) return null;
  return (
    <Text size="xs" className="soft thread-delivery">
      {words(isThere ? 'ticket.delivered' : 'ticket.notDelivered')}
    </Text>
  );
}

/** Where words come from that were not said in the ticket's own conversation. */
function placeOf({ ticket }: JoinedTalk): string {
  return ticket ?? say('ticket.otherChat');
}

function Note({ line, now }: { line: HistoryEntry; now: number }) {
  const words = useWords();
  return (
    <li className="thread-note">
      <p className="thread-by soft">
        <b>{line.actor}</b> · {words('action.note')} · {relativeTime(line.at, now)}
      </p>
      <p className="thread-text">{line.text}</p>
    </li>
  );
}

/** Keeps the end in sight while it is in sight, and at first. */
function useStayingAtEnd(length: number) {
  const place = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = place.current;
    const look = () => {
      if (element) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    element?.addEventListener('scroll', look, { passive: true });
    return () => element?.removeEventListener('scroll', look);
  }, []);
  useEffect(() => {
    if (length > 0 && isAtEnd.current && place.current) place.current.scrollTop = place.current.scrollHeight;
  }, [length]);
  return place;
}
