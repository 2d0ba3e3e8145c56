import { Alert, Loader, Modal, Text } from '@mantine/core';
import type { PastConversation } from '../../../api-types.ts';
import { useConversation } from '../../../data/customers.ts';
import { problemText } from '../../../start/problems.ts';
import { dayOf, useNow } from '../../../start/times.ts';
import { useWords } from '../../../start/words.ts';
import { channelName } from '../../names.ts';
import { Message } from '../../thread/message.tsx';

type Props = { customerId: string; about: PastConversation; onClose: () => void };

/** What was said in an earlier conversation. Nothing is answered here. */
export function ConversationDialog({ customerId, about, onClose }: Props) {
  const words = useWords();
  const now = useNow();
  const { data, error } = useConversation(customerId, about.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${channelName(about.channel)} · ${dayOf(about.startedAt)}`}
      size="lg"
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <Text size="sm" mb="sm" className="soft">
        {words('ticket.onlyRead')}
      </Text>
      {error && (
        <Alert color="red" role="alert">
          {problemText(error)}
        </Alert>
      )}
      {!data && !error && <Loader size="sm" aria-label={words('app.loading')} />}
      {data && (
        <ol className="thread-entries">
          {data.messages
            .filter(({ text }) => text !== undefined)
            .map(message => (
              <Message key={message.n} message={message} now={now} locale={data.locale} />
            ))}
        </ol>
      )}
    </Modal>
  );
}
