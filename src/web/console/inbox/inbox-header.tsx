import { CloseButton, Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Icon } from '../shell/icons.tsx';
import { useWords } from '../start/words.ts';
import { NewTicketButton } from './by-hand/new-ticket-button.tsx';
import { ticketHref } from './views/addresses.ts';
import { Filters } from './views/filters.tsx';
import { withPart } from './views/queries.ts';
import { ViewMenu } from './views/view-menu.tsx';

const waitMs = 250;

/** Which view, which filters, and the search. All of it is in the address, so that it can be kept and sent. */
export function InboxHeader({ query }: { query: string }) {
  const words = useWords();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(query).get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => {
    if (typed.trim() === asked) return;
    const timer = setTimeout(() => {
      navigate(ticketHref(undefined, withPart(query, 'q', typed.trim())), { replace: true });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [typed, asked, query, navigate]);
  return (
    <header className="inbox-header">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <ViewMenu query={query} />
        <Group gap="xs" wrap="nowrap">
          <NewTicketButton />
          <Filters query={query} />
        </Group>
      </Group>
      <TextInput
        id="inbox-search"
        type="search"
        size="sm"
        maxLength={200}
        aria-label={words('inbox.search')}
        placeholder={words('inbox.search')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        leftSection={<Icon name="search" size={16} />}
        rightSection={
          typed === '' ? undefined : (
            <CloseButton size="sm" aria-label={words('inbox.clearSearch')} onClick={() => setTyped('')} />
          )
        }
      />
    </header>
  );
}
