import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../start/api.ts';
import { exactTime } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { AccountFrame } from '../account-frame.tsx';
import type { AccountJson, Items, LinkJson } from '../account-json.ts';
import { Loaded } from '../loaded.tsx';
import { ShownOnce } from '../shown-once.tsx';
import { InviteCard } from './invite-card.tsx';
import { PersonCard } from './person-card.tsx';

export type ShownLink = { name: string; link: LinkJson };

/** Who works here; the owner invites, changes and removes. */
export function TeamPage() {
  const client = useQueryClient();
  const [shown, setShown] = useState<ShownLink>();
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => api<Items<AccountJson>>('GET', '/api/operators/accounts', undefined, signal),
  });
  const changed = () => void client.invalidateQueries({ queryKey: ['accounts'] });
  return (
    <AccountFrame page="team">
      <Stack>
        <InviteCard
          onInvited={link => {
            setShown(link);
            changed();
          }}
        />
        {shown && <LinkOnce {...shown} />}
        <Loaded query={accounts}>
          {({ items }) => (
            <Stack gap="xs">
              {items.map(account => (
                <PersonCard key={account.id} account={account} onChanged={changed} onLink={setShown} />
              ))}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </AccountFrame>
  );
}

function LinkOnce({ name, link }: ShownLink) {
  const words = useWords();
  const mailed = link.isMailed ? 'accounts.team.linkMailed' : 'accounts.team.linkOnly';
  return (
    <ShownOnce
      label={words(`accounts.team.link.${link.kind}`, { name })}
      secret={link.url}
      note={words(mailed, { time: exactTime(link.expiresAt) })}
    />
  );
}
