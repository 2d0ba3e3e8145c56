import { Card, NavLink, Title } from '@mantine/core';
import { Link } from 'wouter';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { accountAddresses } from './account-addresses.ts';

/** The way to these pages, on the settings page. */
export function AccountCard() {
  const words = useWords();
  return (
    <Card withBorder>
      <Title order={2} size="h5" mb="xs">
        {words('accounts.title')}
      </Title>
      {accountAddresses
        .filter(({ roles }) => roles.includes(start.operator.role))
        .map(({ name, href }) => (
          <NavLink
            key={name}
            component={Link}
            href={href}
            label={words(`accounts.${name}.title`)}
            description={words(`accounts.${name}.intro`)}
          />
        ))}
    </Card>
  );
}
