import { Button, Card, Group, Select, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../start/api.ts';
import { useWords } from '../../start/words.ts';
import type { LinkJson } from '../account-json.ts';
import { isRole, roleChoices } from './roles.ts';
import type { ShownLink } from './team-page.tsx';

const nobody = { name: '', email: '', role: 'operator' };

export function InviteCard({ onInvited }: { onInvited: (link: ShownLink) => void }) {
  const words = useWords();
  const [given, setGiven] = useState(nobody);
  const invite = useMutation({
    mutationFn: () => api<{ link: LinkJson }>('POST', '/api/operators/invite', given),
    onSuccess: ({ link }) => {
      onInvited({ name: given.name, link });
      setGiven(nobody);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <Card withBorder component="form" onSubmit={submit}>
      <Title order={2} size="h5" mb="xs">
        {words('accounts.team.invite')}
      </Title>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={words('accounts.team.name')}
          value={given.name}
          onChange={event => setGiven({ ...given, name: event.currentTarget.value })}
          maxLength={100}
          flex="1 1 12rem"
          autoComplete="off"
          required
        />
        <TextInput
          label={words('setup.email')}
          type="email"
          value={given.email}
          onChange={event => setGiven({ ...given, email: event.currentTarget.value })}
          maxLength={254}
          flex="1 1 14rem"
          autoComplete="off"
          required
        />
        <Select
          label={words('accounts.team.role')}
          data={roleChoices()}
          value={given.role}
          onChange={role => isRole(role) && setGiven({ ...given, role })}
          allowDeselect={false}
          w={150}
        />
        <Button type="submit" loading={invite.isPending}>
          {words('accounts.team.makeLink')}
        </Button>
      </Group>
    </Card>
  );
}
