import { Anchor, Container, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../start/words.ts';

export function NotFound() {
  const words = useWords();
  return (
    <Container py="xl" size="sm">
      <Title order={1} size="h3" mb="sm">
        {words('app.notFound')}
      </Title>
      <Text mb="md">{words('app.notFoundText')}</Text>
      <Anchor component={Link} href="/console">
        {words('ticket.back')}
      </Anchor>
    </Container>
  );
}
