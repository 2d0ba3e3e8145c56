import { Alert, Anchor, Button, Card, Container, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useRetry, useUndelivered } from '../data/undelivered.ts';
import { problemText } from '../start/problems.ts';
import { exactTime } from '../start/times.ts';
import { hasWords, useWords } from '../start/words.ts';

/** What was given up after its last try, why, and once more. */
export function UndeliveredPage() {
  const words = useWords();
  const { data, error } = useUndelivered();
  const retry = useRetry();
  return (
    <Container size="md" py="md">
      <Title order={1} size="h3" mb="xs">
        {words('undelivered.title')}
      </Title>
      <Text mb="md" className="soft">
        {words('undelivered.intro')}
      </Text>
      {error && <Alert color="red">{problemText(error)}</Alert>}
      {!data && !error && <Loader size="sm" aria-label={words('app.loading')} />}
      {data?.items.length === 0 && <Text>{words('undelivered.none')}</Text>}
      <Stack gap="sm">
        {data?.items.map(({ id, kind, ticket, at, attempts, error: reason }) => (
          <Card withBorder key={id}>
            <Group justify="space-between" align="start" gap="sm">
              <div className="grow">
                <Text fw={600}>
                  {words(kindWord(kind))}
                  {ticket && (
                    <>
                      {' · '}
                      <Anchor component={Link} href={`/console/tickets/${ticket}`} underline="always">
                        {ticket}
                      </Anchor>
                    </>
                  )}
                </Text>
                <Text size="sm" className="soft">
                  {words('undelivered.tried', { time: exactTime(at), count: attempts })}
                </Text>
                <Text size="sm" mt={4}>
                  {words('undelivered.why', { error: reason })}
                </Text>
              </div>
              <Button
                variant="default"
                size="xs"
                loading={retry.isPending && retry.variables === id}
                onClick={() => retry.mutate(id)}
              >
                {words('undelivered.again')}
              </Button>
            </Group>
          </Card>
        ))}
      </Stack>
    </Container>
  );
}

/** `mail.reply` -> `undelivered.kind.mailReply`. */
function kindWord(kind: string): string {
  const key = `undelivered.kind.${kind.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  return hasWords(key) ? key : 'undelivered.kind.other';
}
