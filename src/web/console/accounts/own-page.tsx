import { Button, Card, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../start/api.ts';
import { tellDone } from '../start/problems.ts';
import { useWords } from '../start/words.ts';
import { AccountFrame } from './account-frame.tsx';
import type { AccountJson } from './account-json.ts';
import { Loaded } from './loaded.tsx';

/** One's own name and password. */
export function OwnPage() {
  const account = useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => api<AccountJson>('GET', '/api/account', undefined, signal),
  });
  return (
    <AccountFrame page="own">
      <Loaded query={account}>
        {own => (
          <Stack>
            <NameCard account={own} />
            {own.canSignIn && <PasswordCard />}
          </Stack>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function NameCard({ account }: { account: AccountJson }) {
  const words = useWords();
  const [name, setName] = useState(account.name);
  const save = useMutation({
    mutationFn: () => api('PUT', '/api/account/name', { name }),
    // the name stands in every part of the page
    onSuccess: () => location.reload(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card withBorder component="form" onSubmit={submit}>
      <TextInput
        label={words('setup.name')}
        description={words('setup.nameHint')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        maxLength={100}
        autoComplete="name"
        required
      />
      <Text size="sm" className="soft" mt="sm">
        {words('accounts.own.signsIn', { email: account.email ?? '', role: words(`role.${account.role}`) })}
      </Text>
      <Button type="submit" mt="md" w="fit-content" loading={save.isPending} disabled={name.trim() === account.name}>
        {words('accounts.save')}
      </Button>
    </Card>
  );
}

const fewest = 10;

function PasswordCard() {
  const words = useWords();
  const [given, setGiven] = useState({ current: '', next: '', again: '' });
  const save = useMutation({
    mutationFn: () => api('PUT', '/api/account/password', { current: given.current, next: given.next }),
    onSuccess: () => {
      setGiven({ current: '', next: '', again: '' });
      tellDone(words('accounts.own.passwordChanged'));
    },
  });
  const isShort = given.next !== '' && given.next.length < fewest;
  const differs = given.again !== '' && given.again !== given.next;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isShort && given.again === given.next) save.mutate();
  };
  const field = (name: keyof typeof given, label: string, error: string | undefined, hint?: string) => (
    <PasswordInput
      label={label}
      description={hint}
      value={given[name]}
      onChange={event => setGiven({ ...given, [name]: event.currentTarget.value })}
      error={error}
      maxLength={200}
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      visibilityToggleButtonProps={{ 'aria-label': words('accounts.own.show'), tabIndex: 0 }}
      required
    />
  );
  return (
    <Card withBorder component="form" onSubmit={submit}>
      <Title order={2} size="h5" mb="xs">
        {words('accounts.own.password')}
      </Title>
      <Stack gap="sm">
        {field('current', words('accounts.own.current'), undefined)}
        {field(
          'next',
          words('accounts.own.next'),
          isShort ? words('setup.badPassword', { min: fewest, max: 200 }) : undefined,
          words('setup.passwordHint', { min: fewest }),
        )}
        {field('again', words('setup.again'), differs ? words('setup.notSame') : undefined)}
      </Stack>
      <Text size="sm" className="soft" mt="sm">
        {words('accounts.own.othersEnd')}
      </Text>
      <Button type="submit" mt="md" w="fit-content" loading={save.isPending}>
        {words('accounts.own.changePassword')}
      </Button>
    </Card>
  );
}
