import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import type { PastConversation } from '../../../api-types.ts';
import { dayOf } from '../../../start/times.ts';
import { useWords } from '../../../start/words.ts';
import { channelName } from '../../names.ts';
import { ConversationDialog } from './conversation-dialog.tsx';
import { Earlier } from './earlier.tsx';

type Props = { customerId: string; conversations: readonly PastConversation[] };

/** What was said without a ticket coming of it; each is opened to be read. A ticket has its own conversation with it. */
export function EarlierConversations({ customerId, conversations }: Props) {
  const words = useWords();
  const [read, setRead] = useState<PastConversation>();
  return (
    <>
      <Earlier
        title={words('ticket.earlierTalks')}
        items={conversations.filter(({ begins, tickets }) => begins && tickets.length === 0)}
      >
        {one => (
          <li key={one.id}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              lineClamp={1}
              ta="start"
              underline="always"
              lang={one.locale}
              onClick={() => setRead(one)}
            >
              {one.begins}
            </Anchor>
            <Text size="xs" className="soft">
              {channelName(one.channel)} · {dayOf(one.startedAt)}
            </Text>
          </li>
        )}
      </Earlier>
      {read && <ConversationDialog customerId={customerId} about={read} onClose={() => setRead(undefined)} />}
    </>
  );
}
