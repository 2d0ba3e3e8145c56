import { Text } from '@mantine/core';
import { useState } from 'react';
import type { TicketDetail, Viewer } from '../api-types.ts';
import { useLive } from '../start/live.tsx';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';

/** Which other operators look at the ticket now, or write in it. */
export function Others({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const [told, setTold] = useState<readonly Viewer[]>();
  useLive('viewers', event => event.number === ticket.number && setTold(event.viewers));
  const others = (told ?? ticket.viewers ?? []).filter(({ id }) => id !== start.operator.id);
  const typing = others.filter(viewer => viewer.typing);
  const key = typing.length > 0 ? 'inbox.typing' : 'inbox.looking';
  const shown = typing.length > 0 ? typing : others;
  return (
    <Text size="sm" className="soft" role="status">
      {shown.length > 0 && words(key, { names: shown.map(({ name }) => name).join(', ') })}
    </Text>
  );
}
