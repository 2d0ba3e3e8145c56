import { Button, Group, Modal, Text } from '@mantine/core';
import type { TicketDetail } from '../../api-types.ts';
import { useWords } from '../../start/words.ts';

type Props = { isOpen: boolean; reach: TicketDetail['reach']; text: string; onYes: () => void; onClose: () => void };

/** Asked when a single key would send what is half written. */
export function ResolveQuestion({ isOpen, reach, text, onYes, onClose }: Props) {
  const words = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words(reach === 'none' ? 'composer.askNoteResolve' : 'composer.askSendResolve')}
      size="sm"
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <Text size="sm" className="said" lineClamp={6}>
        {text}
      </Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button onClick={onYes} data-autofocus>
          {words(reach === 'none' ? 'action.noteAndResolve' : 'action.sendAndResolve')}
        </Button>
      </Group>
    </Modal>
  );
}
