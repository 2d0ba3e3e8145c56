import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';

export function PriorityDialog(props: DialogProps) {
  const words = useWords();
  const { priority } = props.ticket;
  const [chosen, setChosen] = useState<string>(priority);
  return (
    <ActionDialog
      {...props}
      title={words('more.priority')}
      act={chosen === priority ? undefined : { name: 'priority', body: { priority: chosen } }}
    >
      <Radio.Group value={chosen} onChange={setChosen} aria-label={words('more.priority')}>
        <Stack gap="xs">
          {['urgent', 'high', 'normal', 'low'].map(value => (
            <Radio key={value} value={value} label={words(`priority.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </ActionDialog>
  );
}
