import { Button, Menu, Text } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useCounts, useSavedViews } from '../../data/views.ts';
import { useWords } from '../../start/words.ts';
import { ticketHref } from './addresses.ts';
import { deskViews, isSameQuery } from './queries.ts';
import { SaveView } from './save-view.tsx';

/** The desk's views with how many wait in each, then the operator's own. */
export function ViewMenu({ query }: { query: string }) {
  const words = useWords();
  const counts = useCounts();
  const [, navigate] = useLocation();
  const { views, isOffered, drop } = useSavedViews();
  const desk = deskViews.find(view => isSameQuery(view.query, query));
  const own = views.find(view => isSameQuery(view.query, query));
  const name = desk ? words(`view.${desk.key}`) : (own?.name ?? words('view.filtered'));
  const count = desk && counts[desk.key];
  return (
    <Menu position="bottom-start" width={240} shadow="md">
      <Menu.Target>
        <Button variant="subtle" color="gray" c="inherit" px="xs" fw={700} rightSection={<span aria-hidden>▾</span>}>
          {name}
          {count !== undefined && (
            <Text span className="soft" ml={6} size="sm">
              {count}
            </Text>
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {deskViews.map(view => (
          <Menu.Item
            key={view.key}
            component={Link}
            href={ticketHref(undefined, view.query)}
            rightSection={counts[view.key]}
          >
            {words(`view.${view.key}`)}
          </Menu.Item>
        ))}
        {views.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{words('view.own')}</Menu.Label>
          </>
        )}
        {views.map(view => (
          <Menu.Item key={view.id} component={Link} href={ticketHref(undefined, view.query)}>
            {view.name}
          </Menu.Item>
        ))}
        {isOffered && !desk && (
          <>
            <Menu.Divider />
            {own ? (
              <Menu.Item onClick={() => drop.mutate(own.id, { onSuccess: () => navigate('/console') })}>
                {words('view.drop', { name: own.name })}
              </Menu.Item>
            ) : (
              <SaveView query={query} />
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
