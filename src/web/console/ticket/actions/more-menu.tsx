import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { useAct } from '../../data/acting.ts';
import { useMacros } from '../../data/replies.ts';
import { useWords } from '../../start/words.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { PriorityDialog } from './priority-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TagsDialog } from './tags-dialog.tsx';

const dialogs = {
  snooze: SnoozeDialog,
  assign: AssignDialog,
  tags: TagsDialog,
  priority: PriorityDialog,
  merge: MergeDialog,
};
type DialogName = keyof typeof dialogs;

/** What is done more seldom. */
export function MoreMenu({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const act = useAct(ticket.number);
  const macros = useMacros();
  const [open, setOpen] = useState<DialogName>();
  const Dialog = open && dialogs[open];
  const isOpen = ticket.status !== 'resolved' && ticket.status !== 'closed';
  const item = (name: DialogName) => (
    <Menu.Item key={name} onClick={() => setOpen(name)}>
      {words(`more.${name}`)}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <Button size="xs" variant="default">
            {words('more.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {isOpen && ticket.status !== 'snoozed' && item('snooze')}
          {ticket.status === 'snoozed' && (
            <Menu.Item onClick={() => act.mutate({ name: 'wake' })}>{words('more.wake')}</Menu.Item>
          )}
          {isOpen && item('assign')}
          {item('tags')}
          {isOpen && item('priority')}
          {isOpen && item('merge')}
          {ticket.mergedInto !== undefined && (
            <Menu.Item onClick={() => act.mutate({ name: 'unmerge' })}>{words('more.unmerge')}</Menu.Item>
          )}
          {macros.length > 0 && <Menu.Label>{words('more.macros')}</Menu.Label>}
          {macros.map(({ name, title }) => (
            <Menu.Item key={name} onClick={() => act.mutate({ name: 'macro', body: { name } })}>
              {title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog ticket={ticket} onClose={() => setOpen(undefined)} />}
    </>
  );
}
