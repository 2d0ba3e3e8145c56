import { Alert, Button, CopyButton, Group, Text, TextInput } from '@mantine/core';
import { useWords } from '../start/words.ts';

/** A secret that is shown only now, with a button that copies it. */
export function ShownOnce({ label, secret, note }: { label: string; secret: string; note: string }) {
  const words = useWords();
  return (
    <Alert color="indigo" variant="light" title={label} role="status">
      <Group gap="xs" align="stretch" wrap="wrap" my="xs">
        <TextInput
          aria-label={label}
          value={secret}
          readOnly
          flex="1 1 14rem"
          onFocus={event => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'monospace' } }}
        />
        <CopyButton value={secret} timeout={3000}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{copied ? words('accounts.copied') : words('accounts.copy')}</Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm">{note}</Text>
    </Alert>
  );
}
