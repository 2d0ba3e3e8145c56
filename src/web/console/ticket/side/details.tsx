import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { TicketDetail } from '../../api-types.ts';
import { editAddress } from '../../knowledge/addresses.ts';
import { isPractice } from '../../practice/practice.ts';
import { exactTime } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { channelName, queueName, topicName } from '../names.ts';
import { type Fact, Facts, Part } from './part.tsx';

export function Details({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const fact = (key: string, value: string | undefined): Fact[] =>
    value === undefined || value === '' ? [] : [{ key, label: words(`ticket.${key}`), value }];
  const { article } = ticket;
  return (
    <Part title={words('ticket.details')}>
      <Facts
        facts={[
          ...fact('assignee', ticket.assignee?.name ?? words('ticket.nobody')),
          ...fact('tags', ticket.tags?.join(', ')),
          ...fact('opened', exactTime(ticket.createdAt)),
          ...fact('resolved', ticket.resolvedAt && exactTime(ticket.resolvedAt)),
          ...fact('snoozedUntil', ticket.snoozedUntil && exactTime(ticket.snoozedUntil)),
          ...fact('mergedInto', ticket.mergedInto),
          ...fact('topic', topicName(ticket.topic)),
          ...fact('queue', ticket.queue && queueName(ticket.queue)),
          ...fact('channel', channelName(ticket.channel)),
          ...(article && !isPractice
            ? [{ key: 'article', label: words('article.made'), value: <ArticleLink article={article} /> }]
            : []),
        ]}
      />
    </Part>
  );
}

function ArticleLink({ article }: { article: NonNullable<TicketDetail['article']> }) {
  const words = useWords();
  return (
    <>
      <Anchor component={Link} href={editAddress(article.file)} size="sm" underline="always">
        {article.title}
      </Anchor>{' '}
      ({words(`knowledge.is.${article.status}`)})
    </>
  );
}
