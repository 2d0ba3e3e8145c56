import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';

/** Joins the ticket with another that goes on in its place. */
export function MergeDialog(props: DialogProps) {
  const words = useWords();
  const [into, setInto] = useState('');
  const number = into.trim().toUpperCase();
  return (
    <ActionDialog
      {...props}
      title={words('more.merge')}
      act={/^[A-Z0-9-]{1,40}$/.test(number) ? { name: 'merge', body: { into: number } } : undefined}
    >
      <TextInput
        label={words('more.mergeInto')}
        description={words('more.mergeHint')}
        placeholder="T-1042"
        value={into}
        onChange={event => setInto(event.currentTarget.value)}
        data-autofocus
      />
    </ActionDialog>
  );
}
