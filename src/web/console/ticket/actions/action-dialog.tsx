import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { type Act, useAct } from '../../data/acting.ts';
import { useWords } from '../../start/words.ts';

export type DialogProps = { ticket: TicketDetail; onClose: () => void };

type Props = DialogProps & {
  title: string;
  /** What the button does; undefined while the form is not filled in. */
  act: Act | undefined;
  children: ReactNode;
};

/** A small form over the page that does one thing with a ticket; it stays open when that was refused. */
export function ActionDialog({ ticket, onClose, title, act, children }: Props) {
  const words = useWords();
  const doing = useAct(ticket.number);
  return (
    <Modal opened onClose={onClose} title={title} size="sm" closeButtonProps={{ 'aria-label': words('app.close') }}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (act) doing.mutate(act, { onSuccess: onClose });
        }}
      >
        {children}
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words('app.cancel')}
          </Button>
          <Button type="submit" loading={doing.isPending} disabled={!act}>
            {title}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
