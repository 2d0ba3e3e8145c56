import { ActionIcon, AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { Attention } from '../attention/attention.tsx';
import { MuteButton } from '../attention/mute-button.tsx';
import { AwayButton } from '../away/away-button.tsx';
import { useFreshTickets } from '../data/fresh-tickets.ts';
import { useFreshPeople } from '../data/people.ts';
import { giveCommand } from '../keys/commands.ts';
import { Keys } from '../keys/keys.tsx';
import { pages } from '../pages.tsx';
import { isPractice } from '../practice/practice.ts';
import { PracticeBar } from '../practice/practice-bar.tsx';
import { whenIdle } from '../start/later.tsx';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { UndeliveredLink } from '../undelivered/undelivered-link.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { FaultScreen } from './fault-screen.tsx';
import { Icon } from './icons.tsx';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';
import { OperatorMenu } from './operator-menu.tsx';

/** Header and navigation around the page of the address. On a phone the navigation is a drawer. */
export function Shell() {
  const words = useWords();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const mine = pages.filter(({ roles }) => roles === undefined || roles.includes(start.operator.role));
  const isDesk = start.operator.role !== 'editor';
  const [isCalm, setCalm] = useState(false);
  // the list on the screen comes first
  useEffect(() => whenIdle(() => setCalm(true)), []);
  useFreshTickets();
  useFreshPeople();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 84, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
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
          {isDesk && !isPractice && <AwayButton />}
          {isDesk && <MuteButton />}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words('keys.title')}
            title={`${words('keys.title')} (?)`}
            onClick={() => giveCommand('help')}
          >
            <Icon name="help" />
          </ActionIcon>
          <OperatorMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="rail" p={6} aria-label={words('app.menu')}>
        <Navigation pages={mine} onGo={close} />
        {isDesk && isCalm && <UndeliveredLink onGo={close} />}
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <PracticeBar />
        <Switch>
          {mine.map(({ path, Page }) => (
            <Route key={String(path)} path={path}>
              <FaultScreen key={String(path)}>
                <Page />
              </FaultScreen>
            </Route>
          ))}
          {!isDesk && (
            <Route path="/console">
              <Redirect to="/console/knowledge" replace />
            </Route>
          )}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </AppShell.Main>
      {isDesk && isCalm && <Attention />}
      <Keys />
    </AppShell>
  );
}
