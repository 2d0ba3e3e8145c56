import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../start/api.ts';
import { start } from '../start/start.ts';
import { dayOf, relativeTime, useNow } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { AccountFrame } from './account-frame.tsx';
import type { Items, TokenJson } from './account-json.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { Loaded } from './loaded.tsx';
import { ShownOnce } from './shown-once.tsx';

const queryKey = ['tokens'];

/** API tokens: one's own, for the owner everybody's. A new one is shown once. */
export function TokensPage() {
  const words = useWords();
  const client = useQueryClient();
  const tokens = useQuery({
    queryKey,
    queryFn: ({ signal }) => api<Items<TokenJson>>('GET', '/api/tokens', undefined, signal),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api('DELETE', `/api/tokens/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <AccountFrame page="tokens">
      <Stack>
        <NewToken onMade={() => void client.invalidateQueries({ queryKey })} />
        <Loaded query={tokens}>
          {({ items }) => (
            <Stack gap="xs">
              {items.length === 0 && <Text className="soft">{words('accounts.tokens.none')}</Text>}
              {items.map(token => (
                <TokenCard key={token.id} token={token} onRevoke={() => revoke.mutate(token.id)} />
              ))}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </AccountFrame>
  );
}

function NewToken({ onMade }: { onMade: () => void }) {
  const words = useWords();
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () => api<{ token: string }>('POST', '/api/tokens', { name }),
    onSuccess: () => {
      setName('');
      onMade();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Card withBorder component="form" onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={words('accounts.tokens.name')}
          placeholder={words('accounts.tokens.example')}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          maxLength={100}
          flex="1 1 14rem"
          required
        />
        <Button type="submit" loading={make.isPending}>
          {words('accounts.tokens.make')}
        </Button>
      </Group>
      {make.data && (
        <Stack mt="md">
          <ShownOnce
            label={words('accounts.tokens.made')}
            secret={make.data.token}
            note={words('accounts.tokens.onlyNow')}
          />
        </Stack>
      )}
    </Card>
  );
}

function TokenCard({ token, onRevoke }: { token: TokenJson; onRevoke: () => void }) {
  const words = useWords();
  const now = useNow();
  const { name, operator, createdAt, usedAt } = token;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" className="soft">
            {[
              operator.id === start.operator.id ? '' : words('accounts.tokens.actsAs', { name: operator.name }),
              words('accounts.tokens.madeOn', { day: dayOf(createdAt) }),
              usedAt ? words('accounts.used', { time: relativeTime(usedAt, now) }) : words('accounts.tokens.neverUsed'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        <ConfirmButton
          label={words('accounts.tokens.revoke')}
          question={words('accounts.tokens.revokeAsk')}
          about={name}
          flex="none"
          onConfirm={onRevoke}
        />
      </Group>
    </Card>
  );
}
