import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../start/words.ts';
import { firstView, isSameQuery } from './views/queries.ts';

export function InboxEmpty({ query }: { query: string }) {
  const words = useWords();
  if (isSameQuery(query, firstView)) return <Text p="md">{words('list.empty')}</Text>;
  return (
    <Text p="md">
      {words('list.emptyFiltered')}{' '}
      <Anchor component={Link} href="/console" underline="always">
        {words('filter.clear')}
      </Anchor>
    </Text>
  );
}
