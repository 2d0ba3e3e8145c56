import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { TicketDetail } from '../api-types.ts';
import { ticketHref } from '../inbox/views/addresses.ts';
import { Icon } from '../shell/icons.tsx';
import { useNow } from '../start/times.ts';
import { useWords } from '../start/words.ts';
import { HoldButtons } from './actions/hold-buttons.tsx';
import { MoreMenu } from './actions/more-menu.tsx';
import { SaveAsArticle } from './article/save-as-article.tsx';
import { PriorityBadge, StatusBadge } from './badges.tsx';
import { DueBadge } from './due-badge.tsx';
import { customerName } from './names.ts';
import { Others } from './others.tsx';

type Props = { ticket: TicketDetail; query: string; onDetails: (() => void) | undefined };

export function TicketHeader({ ticket, query, onDetails }: Props) {
  const words = useWords();
  const now = useNow();
  return (
    <header className="ticket-header">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <ActionIcon
          component={Link}
          href={ticketHref(undefined, query)}
          variant="subtle"
          color="gray"
          className="ticket-back"
          aria-label={words('ticket.back')}
        >
          <Icon name="back" />
        </ActionIcon>
        <div className="ticket-title">
          <Title order={1} size="h5" lang={ticket.locale} lineClamp={2} title={ticket.question}>
            {ticket.question}
          </Title>
          <Group gap={6} mt={4}>
            <Text size="sm" className="soft" truncate maw="100%" title={customerName(ticket.customer)}>
              {ticket.number} · {customerName(ticket.customer)}
            </Text>
            <StatusBadge status={ticket.status} />
            <PriorityBadge priority={ticket.priority} />
            <DueBadge ticket={ticket} now={now} />
          </Group>
        </div>
      </Group>
      <Group gap="xs" mt="xs">
        <HoldButtons ticket={ticket} />
        <Others ticket={ticket} />
        <Group gap="xs" ml="auto" wrap="nowrap">
          {onDetails && (
            <Button size="xs" variant="default" onClick={onDetails}>
              {words('ticket.details')}
            </Button>
          )}
          <SaveAsArticle ticket={ticket} />
          {ticket.mergedInto === undefined && <MoreMenu ticket={ticket} />}
        </Group>
      </Group>
    </header>
  );
}
