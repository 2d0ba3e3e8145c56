import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { type FoundCustomer, type NewTicket, useKnownCustomers } from '../../data/by-hand.ts';
import { useWords } from '../../start/words.ts';

/** Somebody who is known, or what is known of somebody new. */
export type Caller = { known?: FoundCustomer; name: string; email: string; phone: string };

export const nobody: Caller = { name: '', email: '', phone: '' };

export function customerOf({ known, ...parts }: Caller): NewTicket['customer'] {
  if (known) return { id: known.id };
  return Object.fromEntries(Object.entries(parts).flatMap(([key, text]) => (text.trim() ? [[key, text.trim()]] : [])));
}

/** Who it is. Whatever is typed also looks for those who are known already. */
export function CallerFields({ caller, onChange }: { caller: Caller; onChange: (caller: Caller) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 250);
  const found = useKnownCustomers(asked);
  const { known } = caller;
  if (known) {
    return (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{told(known)}</Text>
        <Button size="compact-sm" variant="default" onClick={() => onChange(nobody)}>
          {words('byHand.another')}
        </Button>
      </Group>
    );
  }
  const field = (name: 'name' | 'email' | 'phone') => ({
    label: words(`byHand.${name}`),
    value: caller[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      onChange({ ...caller, [name]: event.currentTarget.value });
    },
  });
  return (
    <Stack gap="xs">
      <TextInput {...field('name')} maxLength={100} data-autofocus />
      <Group grow align="start" gap="sm">
        <TextInput {...field('email')} type="email" maxLength={254} />
        <TextInput {...field('phone')} type="tel" maxLength={30} />
      </Group>
      <div role="status">
        {found.length > 0 && (
          <Text size="sm" className="soft">
            {words('byHand.known')}
          </Text>
        )}
      </div>
      {found.map(one => (
        <UnstyledButton key={one.id} className="known-customer" onClick={() => onChange({ ...nobody, known: one })}>
          {told(one)}
        </UnstyledButton>
      ))}
    </Stack>
  );
}

function told({ name, email, phone }: FoundCustomer): string {
  return [name, email, phone].filter(Boolean).join(' · ');
}
