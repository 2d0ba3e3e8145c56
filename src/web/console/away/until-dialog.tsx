import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { instantOf, wallClock } from './away-times.ts';

type Props = { title: string; isOpen: boolean; onClose: () => void; onChosen: (until: string) => void };

/** A day and a time on the shop's clock. */
export function UntilDialog({ title, isOpen, onClose, onChosen }: Props) {
  const words = useWords();
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words('app.close') }}>
      <UntilForm onClose={onClose} onChosen={onChosen} />
    </Modal>
  );
}

function UntilForm({ onClose, onChosen }: Pick<Props, 'onClose' | 'onChosen'>) {
  const words = useWords();
  const [local, setLocal] = useState(() => wallClock(Date.now() + 2 * 3_600_000, start.timeZone));
  const until = instantOf(local, start.timeZone);
  const isPast = until !== undefined && Date.parse(until) <= Date.now();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (until === undefined || isPast) return;
    onChosen(until);
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        type="datetime-local"
        label={words('away.time')}
        description={words('away.zone', { zone: start.timeZone })}
        value={local}
        onChange={event => setLocal(event.currentTarget.value)}
        error={isPast && words('away.past')}
        required
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" disabled={until === undefined || isPast}>
          {words('away.set')}
        </Button>
      </Group>
    </form>
  );
}
