import { useMediaQuery } from '@mantine/hooks';
import { useRoute, useSearch } from 'wouter';
import { later, whenIdle } from '../start/later.tsx';
import './inbox.css';
import { InboxList } from './inbox-list.tsx';
import { inboxPath } from './inbox-path.ts';
import { useMoving } from './moving.ts';
import { NothingChosen } from './nothing-chosen.tsx';
import { queryOf } from './views/queries.ts';

const loadTicket = async () => (await import('../ticket/ticket-view.tsx')).TicketView;
const TicketView = later(loadTicket);
// a refusal shows when a ticket is opened
whenIdle(() => void loadTicket().catch(() => {}));

/** The queue beside the chosen ticket; one or the other where there is not room for both. */
export function InboxPage() {
  const [, params] = useRoute(inboxPath);
  const number = params?.['number'];
  const query = queryOf(useSearch());
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  useMoving(query, number);
  const hasList = isWide || number === undefined;
  return (
    <div className={isWide ? 'inbox inbox-wide' : 'inbox'}>
      {hasList && <InboxList query={query} chosen={number} />}
      {number !== undefined && <TicketView key={number} number={number} query={query} />}
      {isWide && number === undefined && <NothingChosen />}
    </div>
  );
}
