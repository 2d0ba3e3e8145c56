import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Route, Switch } from 'wouter';
import { pages } from '../pages.tsx';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';
import { OperatorMenu } from './operator-menu.tsx';

/** Header and navigation around the page of the address. On a phone the navigation is a drawer. */
export function Shell() {
  const words = useWords();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const mine = pages.filter(({ roles }) => roles === undefined || roles.includes(start.operator.role));
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      transitionDuration={120}
    >
      <a className="skip" href="#content">
        {words('app.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={words('app.menu')}
            aria-expanded={isOpen}
          />
          <Text component={Link} href="/console" fw={700} c="inherit" td="none" mr="auto">
            {words('desk')}
          </Text>
          <ConnectionNotice />
          <OperatorMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={words('app.menu')}>
        <Navigation pages={mine} onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Switch>
          {mine.map(({ path, Page }) => (
            <Route key={path} path={path}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </AppShell.Main>
    </AppShell>
  );
}
