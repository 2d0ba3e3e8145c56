import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { useLive } from '../../start/live.tsx';
import { useWords } from '../../start/words.ts';
import { customerName } from '../names.ts';

/** Each sign of writing holds so long: the chat gives one every three seconds while somebody types. */
const holdsMs = 6000;

/** Says that the customer is writing, until the words are there or nothing was typed for a while. */
export function CustomerWriting({ ticket: { number, customer } }: { ticket: TicketDetail }) {
  const words = useWords();
  // counts the signs, so that each begins the time anew
  const [sign, setSign] = useState(0);
  useLive('typing', event => event.number === number && setSign(before => before + 1));
  useLive('message', event => event.number === number && event.message.from === 'customer' && setSign(0));
  useEffect(() => {
    if (sign === 0) return;
    const timer = setTimeout(() => setSign(0), holdsMs);
    return () => clearTimeout(timer);
  }, [sign]);
  return (
    <Text size="sm" className="soft thread-writing" role="status">
      {sign > 0 && words('ticket.customerWriting', { name: customerName(customer) })}
    </Text>
  );
}
