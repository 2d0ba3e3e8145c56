import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCustomer } from '../../data/customers.ts';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';

/** Joins the ticket with another that goes on in its place: one of the customer's own, or one by its number. */
export function MergeDialog(props: DialogProps) {
  const words = useWords();
  const [into, setInto] = useState('');
  const number = numberOf(into);
  const { ticket } = props;
  const others = (useCustomer(ticket.customer.id)?.tickets ?? []).filter(
    ({ number: other, status }) => other !== ticket.number && status !== 'resolved' && status !== 'closed',
  );
  return (
    <ActionDialog
      {...props}
      title={words('more.merge')}
      act={/^[A-Z0-9-]{1,40}$/.test(number) ? { name: 'merge', body: { into: number } } : undefined}
    >
      {others.length > 0 && (
        <Radio.Group value={number} onChange={setInto} label={words('more.mergeOwn')} mb="sm">
          <Stack gap="xs" mt="xs">
            {others.slice(0, 8).map(({ number: other, question }) => (
              <Radio key={other} value={other} label={`${other} · ${question}`} />
            ))}
          </Stack>
        </Radio.Group>
      )}
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

/** Numbers are told without their sign, too: `1004` is `T-1004`. */
function numberOf(written: string): string {
  const number = written.trim().toUpperCase();
  return /^\d+$/.test(number) ? `T-${number}` : number;
}
