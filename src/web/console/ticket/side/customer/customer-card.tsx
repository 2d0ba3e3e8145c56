import type { CustomerJson, TicketDetail } from '../../../api-types.ts';
import { useCustomer } from '../../../data/customers.ts';
import { languageName } from '../../../shell/languages.ts';
import { start } from '../../../start/start.ts';
import { dayOf } from '../../../start/times.ts';
import { useWords } from '../../../start/words.ts';
import { type Fact, Facts, Part } from '../part.tsx';
import { BlockButton } from './block-button.tsx';
import { EarlierConversations } from './earlier-conversations.tsx';
import { EarlierTickets } from './earlier-tickets.tsx';
import { Notes, Ratings } from './remarks.tsx';

/** Who the customer is, what they asked before, and what they thought of the answers. */
export function CustomerCard({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const card = useCustomer(ticket.customer.id);
  return (
    <Part title={words('ticket.customer')}>
      <WhoTheyAre ticket={ticket} card={card} />
      {card && (
        <>
          <EarlierTickets tickets={(card.tickets ?? []).filter(({ number }) => number !== ticket.number)} />
          <EarlierConversations customerId={card.id} conversations={card.conversations ?? []} />
          <Notes notes={card.notes ?? []} />
          <Ratings ratings={card.ratings ?? []} />
          <BlockButton customerId={card.id} isBlocked={card.isBlocked ?? card.blockedAt !== undefined} />
        </>
      )}
    </Part>
  );
}

function WhoTheyAre({ ticket, card }: { ticket: TicketDetail; card: CustomerJson | undefined }) {
  const words = useWords();
  const { customer, locale } = ticket;
  const spoken = [locale, ...(card?.conversations ?? []).map(one => one.locale)];
  const fact = (key: string, word: string, value: string | undefined): Fact[] =>
    value === undefined ? [] : [{ key, label: words(word), value }];
  return (
    <Facts
      facts={[
        ...fact('name', 'ticket.name', customer.name ?? words('list.unknownCustomer')),
        ...fact('email', 'ticket.email', customer.email ?? words('ticket.noEmail')),
        ...fact('phone', 'byHand.phone', card?.phone),
        ...fact(
          'language',
          'ticket.language',
          [...new Set(spoken)].map(one => languageName(one, start.locale)).join(', '),
        ),
        ...fact('blocked', 'ticket.blocked', card?.blockedAt && dayOf(card.blockedAt)),
      ]}
    />
  );
}
