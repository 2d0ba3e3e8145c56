import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../start/api.ts';
import { tellDone } from '../start/problems.ts';
import { exactTime, relativeTime, useNow } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { AccountFrame } from './account-frame.tsx';
import type { Items, SessionJson } from './account-json.ts';
import { Loaded } from './loaded.tsx';

const queryKey = ['sessions'];

/** Where one is signed in, and the way to end it. */
export function SessionsPage() {
  const words = useWords();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey,
    queryFn: ({ signal }) => api<Items<SessionJson>>('GET', '/api/sessions', undefined, signal),
  });
  const end = useMutation({
    mutationFn: (path: string) => api('DELETE', path),
    onSuccess: () => tellDone(words('accounts.sessions.ended')),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <AccountFrame page="sessions">
      <Loaded query={sessions}>
        {({ items }) => (
          <Stack gap="xs">
            {items.map(session => (
              <SessionCard
                key={session.id}
                session={session}
                onEnd={() => end.mutate(`/api/sessions/${session.id}`)}
                isBusy={end.isPending}
              />
            ))}
            {items.some(session => !session.isCurrent) && (
              <Button
                variant="default"
                w="fit-content"
                loading={end.isPending}
                onClick={() => end.mutate('/api/sessions')}
              >
                {words('accounts.sessions.endOthers')}
              </Button>
            )}
          </Stack>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function SessionCard({ session, onEnd, isBusy }: { session: SessionJson; onEnd: () => void; isBusy: boolean }) {
  const words = useWords();
  const now = useNow();
  const { createdAt, usedAt, ip, isCurrent } = session;
  const place = placeWords(session);
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600}>{place}</Text>
            {isCurrent && <Badge tt="none">{words('accounts.sessions.current')}</Badge>}
          </Group>
          <Text size="sm" className="soft">
            {[
              ip,
              createdAt && words('accounts.sessions.since', { time: exactTime(createdAt) }),
              usedAt && words('accounts.used', { time: relativeTime(usedAt, now) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {!isCurrent && (
          <Button
            variant="default"
            size="xs"
            flex="none"
            onClick={onEnd}
            disabled={isBusy}
            aria-label={words('app.labelled', { label: words('accounts.sessions.end'), value: place })}
          >
            {words('accounts.sessions.end')}
          </Button>
        )}
      </Group>
    </Card>
  );

  function placeWords({ browser, system }: SessionJson): string {
    if (browser && system) return words('accounts.sessions.place', { browser, system });
    return browser ?? system ?? words('accounts.sessions.unknown');
  }
}
