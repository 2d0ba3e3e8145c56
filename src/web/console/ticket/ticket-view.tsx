import { Alert, Button, Drawer, Loader } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Link } from 'wouter';
import { useTicket } from '../data/tickets.ts';
import { ticketHref } from '../inbox/views/addresses.ts';
import { problemText } from '../start/problems.ts';
import { useWords } from '../start/words.ts';
import { useBeingHere } from './being-here.ts';
import { Composer } from './composer/composer.tsx';
import { SidePanel } from './side/side-panel.tsx';
import { Thread } from './thread/thread.tsx';
import './ticket.css';
import { useTellingTakenOver } from './taken-over.ts';
import { TicketHeader } from './ticket-header.tsx';

/** One ticket: the conversation with what to write below it, and what is known beside it. */
export function TicketView({ number, query }: { number: string; query: string }) {
  const words = useWords();
  const { data: ticket, error, refetch } = useTicket(number);
  const [isOpen, { open, close }] = useDisclosure(false);
  const hasSide = useMediaQuery('(min-width: 78em)', true, { getInitialValueInEffect: false });
  useBeingHere(number, ticket);
  useTellingTakenOver(ticket);
  if (!ticket) {
    return (
      <section className="ticket">
        {error ? (
          <Alert color="red" m="md" role="alert">
            {problemText(error)}
            <Button.Group mt="xs">
              <Button size="xs" variant="default" onClick={() => void refetch()}>
                {words('app.again')}
              </Button>
              <Button size="xs" variant="default" component={Link} href={ticketHref(undefined, query)}>
                {words('ticket.back')}
              </Button>
            </Button.Group>
          </Alert>
        ) : (
          <Loader m="lg" size="sm" aria-label={words('app.loading')} />
        )}
      </section>
    );
  }
  return (
    <section className={hasSide ? 'ticket ticket-wide' : 'ticket'} aria-label={number}>
      <div className="ticket-main">
        <TicketHeader ticket={ticket} query={query} onDetails={hasSide ? undefined : open} />
        <Thread ticket={ticket} />
        {/* what was merged is answered where it goes on */}
        {ticket.mergedInto === undefined && <Composer key={ticket.number} ticket={ticket} query={query} />}
      </div>
      {hasSide && (
        <aside className="ticket-side" aria-label={words('ticket.details')}>
          <SidePanel ticket={ticket} />
        </aside>
      )}
      {!hasSide && (
        <Drawer
          opened={isOpen}
          onClose={close}
          position="right"
          size="22rem"
          title={words('ticket.details')}
          closeButtonProps={{ 'aria-label': words('app.close') }}
        >
          <SidePanel ticket={ticket} />
        </Drawer>
      )}
    </section>
  );
}
