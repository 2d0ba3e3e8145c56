import { Alert, Button, Loader, Text } from '@mantine/core';
import { useDeferredValue, useEffect, useRef } from 'react';
import { useTickets } from '../data/tickets.ts';
import { problemText } from '../start/problems.ts';
import { useNow } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxHeader } from './inbox-header.tsx';
import { InboxRow } from './inbox-row.tsx';

/** As many as a tall window has room for. */
const inSight = 14;

type Props = { query: string; chosen: string | undefined };

/** The queue. It reads on by itself when its end comes into sight; rows out of sight cost next to nothing (inbox.css). */
export function InboxList({ query, chosen }: Props) {
  const words = useWords();
  const now = useNow();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useTickets(query);
  const tickets = data?.pages.flatMap(page => page.items) ?? [];
  // those in sight are drawn first, the others when the browser is free
  const drawn = Math.max(useDeferredValue(tickets.length), inSight);
  const end = useSeen(() => hasNextPage && !isFetchingNextPage && void fetchNextPage());
  return (
    <section className="inbox-list" aria-label={words('nav.inbox')}>
      {chosen === undefined && <h1 className="visually-hidden">{words('nav.inbox')}</h1>}
      <InboxHeader query={query} />
      {error && tickets.length === 0 && (
        <Alert color="red" m="sm" role="alert">
          {problemText(error)}
          <Button mt="xs" size="xs" variant="default" onClick={() => void refetch()}>
            {words('app.again')}
          </Button>
        </Alert>
      )}
      {isPending && <Loader m="lg" size="sm" aria-label={words('app.loading')} />}
      {data && tickets.length === 0 && <InboxEmpty query={query} />}
      <ul className="inbox-rows">
        {tickets.slice(0, drawn).map(ticket => (
          <InboxRow key={ticket.number} ticket={ticket} query={query} isChosen={ticket.number === chosen} now={now} />
        ))}
      </ul>
      {hasNextPage && (
        <Text ref={end} className="soft" p="sm" size="sm" ta="center">
          {words('app.loading')}
        </Text>
      )}
    </section>
  );
}

/** A ref for what, when it comes into sight, calls `onSeen`. */
function useSeen(onSeen: () => unknown) {
  const latest = useRef(onSeen);
  latest.current = onSeen;
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '600px',
    });
    // what was in sight while a page was on its way is looked at once more
    const look = setInterval(() => {
      if (!place.current) return;
      observer.unobserve(place.current);
      observer.observe(place.current);
    }, 400);
    return () => {
      observer.disconnect();
      clearInterval(look);
    };
  }, []);
  return place;
}
