import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantOf } from '../../away/away-times.ts';
import { start } from '../../start/start.ts';
import { exactTime } from '../../start/times.ts';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';
import { snoozeTimes } from './snooze-times.ts';

/** Until when the ticket leaves the queue. */
export function SnoozeDialog(props: DialogProps) {
  const words = useWords();
  const [times] = useState(() => snoozeTimes(Date.now(), start.timeZone));
  const [chosen, setChosen] = useState('tomorrow');
  const [own, setOwn] = useState('');
  const until = chosen === 'own' ? coming(own) : times.find(({ key }) => key === chosen)?.at;
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

/** The instant of a time on the desk's clocks, unless it is over. */
function coming(local: string): string | undefined {
  const at = instantOf(local, start.timeZone);
  return at !== undefined && Date.parse(at) > Date.now() ? at : undefined;
}
