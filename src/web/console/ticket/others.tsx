import { Text } from '@mantine/core';
import type { TicketDetail } from '../api-types.ts';
import { useViewers } from '../data/viewers.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';

/** Which other operators look at the ticket now, or write in it. */
export function Others({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const others = useViewers(ticket.number).filter(({ id }) => id !== start.operator.id);
  const typing = others.filter(viewer => viewer.typing);
  const key = typing.length > 0 ? 'inbox.typing' : 'inbox.looking';
  const shown = typing.length > 0 ? typing : others;
  return (
    <Text size="sm" className="soft" role="status">
      {shown.length > 0 && words(key, { names: shown.map(({ name }) => name).join(', ') })}
    </Text>
  );
}
