import { Card, NavLink, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { ConsolePage } from '../pages.tsx';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { accountAddresses } from './account-addresses.ts';
import { AuditPage } from './audit-page.tsx';
import { OwnPage } from './own-page.tsx';
import { SessionsPage } from './sessions-page.tsx';
import { TeamPage } from './team/team-page.tsx';
import { TokensPage } from './tokens-page.tsx';

const drawn = { own: OwnPage, sessions: SessionsPage, tokens: TokensPage, team: TeamPage, audit: AuditPage };

export const accountPages: readonly ConsolePage[] = accountAddresses.map(({ name, href, roles }) => ({
  path: href,
  Page: drawn[name],
  roles,
}));

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
