import { Alert, Anchor, Button, Card, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { api } from '../start/api.ts';
import { problemText } from '../start/problems.ts';
import { useWords } from '../start/words.ts';
import { editAddress } from './addresses.ts';
import type { Gap, Saved } from './shapes.ts';

/** What customers asked in vain, each with the draft that would answer it. */
export function GapsPage() {
  const words = useWords();
  const [, go] = useLocation();
  const { data, error } = useQuery({
    queryKey: ['gaps'],
    queryFn: ({ signal }) => api<{ items: Gap[] }>('GET', '/api/gaps', undefined, signal),
  });
  const begin = useMutation({
    mutationFn: (gap: string) => api<Saved>('POST', '/api/knowledge/drafts', { gap }),
    onSuccess: ({ file }) => go(editAddress(file)),
  });
  return (
    <Container size="md" py="md">
      <Anchor component={Link} href="/console/knowledge">
        {words('knowledge.back')}
      </Anchor>
      <Title order={1} size="h3" my="md">
        {words('knowledge.gaps')}
      </Title>
      {error && <Alert color="red">{problemText(error)}</Alert>}
      {data?.items.length === 0 && <Text className="soft">{words('knowledge.noGaps')}</Text>}
      <Stack>
        {data?.items.map(gap => (
          <Card withBorder key={gap.id}>
            <Title order={2} size="h5">
              {gap.draft.title}
            </Title>
            <Text size="sm" className="soft">
              {words('knowledge.asked', { questions: gap.questions, conversations: gap.conversations })}
            </Text>
            {gap.samples.slice(1).map(sample => (
              <Text size="sm" key={sample}>
                “{sample}”
              </Text>
            ))}
            <Group mt="xs">
              <Button size="xs" variant="light" loading={begin.isPending} onClick={() => begin.mutate(gap.id)}>
                {words('knowledge.startDraft')}
              </Button>
            </Group>
          </Card>
        ))}
      </Stack>
    </Container>
  );
}
