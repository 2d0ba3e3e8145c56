import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useDeskCommand } from '../../keys/commands.ts';
import { Icon } from '../../shell/icons.tsx';
import { later } from '../../start/later.tsx';
import { useWords } from '../../start/words.ts';

const NewTicketDialog = later(async () => (await import('./new-ticket-dialog.tsx')).NewTicketDialog);

/** Opens a ticket for somebody who telephoned, came by or wrote elsewhere. */
export function NewTicketButton() {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  useDeskCommand('create', () => setOpen(true));
  return (
    <>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={words('byHand.title')}
        title={`${words('byHand.title')} (c)`}
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" size={18} />
      </ActionIcon>
      {isOpen && <NewTicketDialog onClose={() => setOpen(false)} />}
    </>
  );
}
