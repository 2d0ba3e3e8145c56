import { Button, Indicator, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import { useOperators } from '../../data/people.ts';
import { start } from '../../start/start.ts';
import { useWords, type Words } from '../../start/words.ts';
import { ticketHref } from './addresses.ts';
import { withPart } from './queries.ts';

/** The statuses of the first view, as its query has them. */
const unresolved = 'new,open,pending';
const statuses = ['new', 'open', 'pending', 'snoozed', 'resolved', 'closed'];
const priorities = ['urgent', 'high', 'normal', 'low'];
const channels = ['directline', 'support', 'msteams', 'email', 'phone', 'visit', 'social'];
const sorts = ['queue', 'newest', 'updated'];

/** Narrows the view. Each choice takes effect at once. */
export function Filters({ query }: { query: string }) {
  const words = useWords();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(query);
  const set = (name: string) => (value: string | null) =>
    navigate(ticketHref(undefined, withPart(query, name, value)), { replace: true });
  const setTag = ({ value }: HTMLInputElement) => set('tag')(value.trim().toLowerCase());
  const count = ['priority', 'channel', 'sla', 'tag', 'queue'].filter(name => asked.get(name)).length;
  const part = (name: string, data: { value: string; label: string }[]) => (
    <Select
      label={words(`filter.${name}`)}
      placeholder={words('filter.any')}
      data={data}
      value={asked.get(name)}
      onChange={set(name)}
      clearable
      clearButtonProps={{ 'aria-label': words('filter.any') }}
      comboboxProps={{ withinPortal: false }}
    />
  );
  return (
    <Popover position="bottom-end" width={280} shadow="md" trapFocus>
      <Indicator label={count} disabled={count === 0} size={16}>
        <Popover.Target>
          <Button variant="default" size="xs">
            {words('filter.title')}
          </Button>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={words('filter.title')}>
        <Stack gap="xs">
          {part('status', [{ value: unresolved, label: words('filter.active') }, ...named(words, 'status', statuses)])}
          {part('assignee', useAssignees(words))}
          {part('priority', named(words, 'priority', priorities))}
          {part('channel', named(words, 'channel', channels))}
          {part('sla', named(words, 'slaFilter', ['breached', 'soon']))}
          <TextInput
            label={words('filter.tag')}
            defaultValue={asked.get('tag') ?? ''}
            maxLength={40}
            onBlur={event => setTag(event.currentTarget)}
            onKeyDown={event => event.key === 'Enter' && setTag(event.currentTarget)}
          />
          {part('sort', named(words, 'sort', sorts))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function named(words: Words, group: string, values: readonly string[]) {
  return values.map(value => ({ value, label: words(`${group}.${value}`) }));
}

function useAssignees(words: Words) {
  const others = useOperators().filter(({ id, role }) => id !== start.operator.id && role !== 'editor');
  return [
    { value: 'me', label: words('filter.me') },
    { value: 'none', label: words('filter.nobody') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
