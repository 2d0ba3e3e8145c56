import { Badge, Button, Card, Group, Select, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../start/api.ts';
import { tellDone } from '../../start/problems.ts';
import { type Role, start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';
import type { AccountJson, LinkJson } from '../account-json.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import { isRole, roleChoices } from './roles.ts';
import type { ShownLink } from './team-page.tsx';

type Props = { account: AccountJson; onChanged: () => void; onLink: (link: ShownLink) => void };

export function PersonCard({ account, onChanged, onLink }: Props) {
  const words = useWords();
  const { id, name, email, canSignIn } = account;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            {id === start.operator.id && <Badge tt="none">{words('accounts.team.you')}</Badge>}
            {!canSignIn && (
              <Badge tt="none" color="gray" autoContrast>
                {words(email === null ? 'accounts.team.tokensOnly' : 'accounts.team.invited')}
              </Badge>
            )}
          </Group>
          <Text size="sm" className="soft">
            {email}
          </Text>
        </div>
        <RoleChoice account={account} onChanged={onChanged} />
      </Group>
      <PersonActions account={account} onChanged={onChanged} onLink={onLink} />
    </Card>
  );
}

function RoleChoice({ account: { id, name, role }, onChanged }: Pick<Props, 'account' | 'onChanged'>) {
  const words = useWords();
  const change = useMutation({
    mutationFn: (chosen: Role) => api('PUT', `/api/operators/${id}/role`, { role: chosen }),
    onSuccess: () => {
      // one's own role decides what this page may show
      if (id === start.operator.id) location.reload();
    },
    onSettled: onChanged,
  });
  return (
    <Select
      aria-label={words('app.labelled', { label: words('accounts.team.role'), value: name })}
      data={roleChoices()}
      value={change.isPending ? change.variables : role}
      onChange={chosen => isRole(chosen) && change.mutate(chosen)}
      allowDeselect={false}
      disabled={change.isPending}
      size="xs"
      w={140}
    />
  );
}

function PersonActions({ account, onChanged, onLink }: Props) {
  const words = useWords();
  const { id, name, email, canSignIn } = account;
  const relink = useMutation({
    mutationFn: () => api<{ link: LinkJson }>('POST', `/api/operators/${id}/link`, {}),
    onSuccess: ({ link }) => onLink({ name, link }),
  });
  const signOut = useMutation({
    mutationFn: () => api('DELETE', `/api/operators/${id}/sessions`),
    onSuccess: () => tellDone(words('accounts.team.signedOut', { name })),
  });
  const remove = useMutation({
    mutationFn: () => api('DELETE', `/api/operators/${id}`),
    onSuccess: () => tellDone(words('accounts.team.removed', { name })),
    onSettled: onChanged,
  });
  const linkWord = words(canSignIn ? 'accounts.team.resetLink' : 'accounts.team.newLink');
  return (
    <Group gap="xs" mt="sm">
      {email !== null && (
        <Button
          variant="default"
          size="xs"
          loading={relink.isPending}
          onClick={() => relink.mutate()}
          aria-label={`${linkWord}: ${name}`}
        >
          {linkWord}
        </Button>
      )}
      {canSignIn && (
        <Button
          variant="default"
          size="xs"
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
          aria-label={words('app.labelled', { label: words('accounts.team.signOut'), value: name })}
        >
          {words('accounts.team.signOut')}
        </Button>
      )}
      <ConfirmButton
        label={words('accounts.team.remove')}
        question={words('accounts.team.removeAsk', { name })}
        about={name}
        onConfirm={() => remove.mutate()}
      />
    </Group>
  );
}
