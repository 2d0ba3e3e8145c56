import { Button, Group, MultiSelect, NumberInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { OperatorJson } from '../api-types.ts';
import { useQueues, useSetProfile } from '../data/people.ts';
import { languageName } from '../shell/languages.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { queueName } from '../ticket/names.ts';

/** What somebody knows, speaks and can do at once. */
export function ProfileForm({ colleague, onDone }: { colleague: OperatorJson; onDone: () => void }) {
  const words = useWords();
  const queues = useQueues();
  const save = useSetProfile(colleague.id);
  const [skills, setSkills] = useState(colleague.skills);
  const [languages, setLanguages] = useState(colleague.languages);
  const [capacity, setCapacity] = useState<number | string>(colleague.capacity);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = {
      skills,
      languages,
      ...(typeof capacity === 'number' && capacity !== colleague.capacity ? { capacity } : {}),
    };
    save.mutate(wanted, { onSuccess: onDone });
  };
  return (
    <Stack component="form" gap="xs" mt="sm" onSubmit={submit}>
      <MultiSelect
        label={words('team.skills')}
        description={words('team.noneIsAll')}
        data={queues.map(value => ({ value, label: queueName(value) }))}
        value={skills}
        onChange={setSkills}
        data-autofocus
      />
      <MultiSelect
        label={words('team.languages')}
        description={words('team.noneIsAll')}
        data={start.locales.map(value => ({ value, label: languageName(value, start.locale) }))}
        value={languages}
        onChange={setLanguages}
      />
      <NumberInput
        label={words('team.capacity')}
        description={words('team.capacityHint')}
        value={capacity}
        onChange={setCapacity}
        min={1}
        max={1000}
        allowDecimal={false}
        w={220}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="sm" loading={save.isPending}>
          {words('team.save')}
        </Button>
        <Button variant="default" size="sm" onClick={onDone}>
          {words('app.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
