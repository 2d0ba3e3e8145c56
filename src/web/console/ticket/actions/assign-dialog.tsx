import { Select } from '@mantine/core';
import { useState } from 'react';
import { useOperators } from '../../data/people.ts';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';

const nobody = '-';

/** Gives the ticket to somebody, or back to the queue. */
export function AssignDialog(props: DialogProps) {
  const words = useWords();
  const operators = useOperators().filter(({ role }) => role !== 'editor');
  // who had it when the dialog was opened: news of a colleague who was faster must not slip in unseen
  const [seen] = useState(props.ticket.assignee?.id ?? null);
  const [chosen, setChosen] = useState<string | null>(props.ticket.suggested?.id ?? null);
  const data = operators.map(({ id, name, presence, load }) => ({
    value: id,
    label: words(presence === 'away' ? 'more.personAway' : 'more.person', { name, load }),
  }));
  return (
    <ActionDialog
      {...props}
      title={words('more.assign')}
      act={
        chosen === null
          ? undefined
          : { name: 'assign', body: { operator: chosen === nobody ? null : chosen, from: seen } }
      }
    >
      <Select
        label={words('ticket.assignee')}
        data={[{ value: nobody, label: words('ticket.nobody') }, ...data]}
        value={chosen}
        onChange={setChosen}
        searchable
        data-autofocus
      />
    </ActionDialog>
  );
}
