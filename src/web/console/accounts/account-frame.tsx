import { Anchor, Container, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { accountAddresses } from './account-addresses.ts';

/** A page of the accounts: the way to its neighbours, its title and what it is for. */
export function AccountFrame({ page, children }: { page: string; children: ReactNode }) {
  const words = useWords();
  const mine = accountAddresses.filter(({ roles }) => roles.includes(start.operator.role));
  return (
    <Container size="md" py="md">
      <Group component="nav" gap="md" mb="lg" aria-label={words('nav.settings')}>
        <Anchor component={Link} href="/console/settings" size="sm">
          {words('nav.settings')}
        </Anchor>
        {mine.map(({ name, href }) => (
          <Anchor
            key={name}
            component={Link}
            href={href}
            size="sm"
            {...(name === page ? { 'aria-current': 'page' as const, fw: 700, c: 'inherit' } : {})}
          >
            {words(`accounts.${name}.title`)}
          </Anchor>
        ))}
      </Group>
      <Title order={1} size="h3" mb={4}>
        {words(`accounts.${page}.title`)}
      </Title>
      <Text className="soft" mb="md">
        {words(`accounts.${page}.intro`)}
      </Text>
      {children}
    </Container>
  );
}
