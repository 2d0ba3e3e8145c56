import type { TicketDetail } from '../../api-types.ts';
import { useWords } from '../../start/words.ts';
import { CustomerCard } from './customer/customer-card.tsx';
import { Details } from './details.tsx';
import { DueTimes } from './due-times.tsx';
import { History } from './history.tsx';
import { Facts, Part } from './part.tsx';
import { WhyHere } from './why-here.tsx';

/** What is known about a ticket beside its conversation. */
export function SidePanel({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const { form } = ticket;
  return (
    <>
      <DueTimes ticket={ticket} />
      <CustomerCard ticket={ticket} />
      {form && (
        <Part title={words('ticket.form', { name: form.name })}>
          <Facts facts={form.fields.map(({ id, label, value }) => ({ key: id, label, value }))} />
        </Part>
      )}
      <WhyHere ticket={ticket} />
      <Details ticket={ticket} />
      <History history={ticket.history} />
    </>
  );
}
