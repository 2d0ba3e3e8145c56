import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { exactTime } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';
import { snoozeTimes } from './snooze-times.ts';

/** Until when the ticket leaves the queue. */
export function SnoozeDialog(props: DialogProps) {
  const words = useWords();
  const [times] = useState(() => snoozeTimes(new Date()));
  const [chosen, setChosen] = useState('tomorrow');
  const [own, setOwn] = useState('');
  const until = chosen === 'own' ? isoOf(own) : times.find(({ key }) => key === chosen)?.at;
  return (
    <ActionDialog
      {...props}
      title={words('more.snooze')}
      act={until === undefined ? undefined : { name: 'snooze', body: { until } }}
    >
      <Radio.Group value={chosen} onChange={setChosen} label={words('snooze.until')}>
        <Stack gap="xs" mt="xs">
          {times.map(({ key, at }) => (
            <Radio key={key} value={key} label={`${words(`snooze.${key}`)} · ${exactTime(at)}`} />
          ))}
          <Radio value="own" label={words('snooze.own')} />
        </Stack>
      </Radio.Group>
      {chosen === 'own' && (
        <TextInput
          type="datetime-local"
          mt="xs"
          aria-label={words('snooze.own')}
          value={own}
          onChange={event => setOwn(event.currentTarget.value)}
        />
      )}
    </ActionDialog>
  );
}

function isoOf(local: string): string | undefined {
  const at = Date.parse(local);
  return Number.isNaN(at) || at <= Date.now() ? undefined : new Date(at).toISOString();
}
