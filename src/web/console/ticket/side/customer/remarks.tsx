import { Text } from '@mantine/core';
import type { CustomerJson } from '../../../api-types.ts';
import { dayOf } from '../../../start/times.ts';
import { useWords } from '../../../start/words.ts';

/** What operators wrote down about the customer. */
export function Notes({ notes }: { notes: NonNullable<CustomerJson['notes']> }) {
  return notes.map(({ at, by, text }) => (
    <Text key={at} size="sm" mt="sm">
      {text}{' '}
      <Text span size="xs" className="soft">
        {by.name} · {dayOf(at)}
      </Text>
    </Text>
  ));
}

/** What the customer thought of the answers. */
export function Ratings({ ratings }: { ratings: NonNullable<CustomerJson['ratings']> }) {
  const words = useWords();
  return ratings.map(({ at, csat, nps, comment }) => (
    <Text key={at} size="sm" mt="sm">
      {csat !== undefined && words('ticket.csat', { stars: csat })}
      {nps !== undefined && ` ${words('ticket.nps', { points: nps })}`}
      {comment && ` “${comment}”`}{' '}
      <Text span size="xs" className="soft">
        {dayOf(at)}
      </Text>
    </Text>
  ));
}
