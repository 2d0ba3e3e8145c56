import { Container, SimpleGrid, Text, Title } from '@mantine/core';
import { Loaded } from '../accounts/loaded.tsx';
import { useOperatorsQuery } from '../data/people.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import './team.css';
import { ColleagueCard } from './colleague-card.tsx';

/** Load changes with every ticket; who is there is told at once. */
const everyMs = 10_000;

/** Who answers: who is there, what they know, and how much they have to do. */
export function TeamPage() {
  const words = useWords();
  const query = useOperatorsQuery(everyMs);
  const isFirst = ({ id }: { id: string }) => Number(id !== start.operator.id);
  return (
    <Container size="lg" py="md">
      <Title order={1} size="h3" mb={4}>
        {words('nav.team')}
      </Title>
      <Text className="soft" mb="md">
        {words('team.intro')}
      </Text>
      <Loaded query={query}>
        {({ items }) => (
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {items
              .filter(({ role }) => role !== 'editor')
              .toSorted((a, b) => isFirst(a) - isFirst(b))
              .map(one => (
                <ColleagueCard key={one.id} colleague={one} />
              ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Container>
  );
}
