import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { useAct } from '../../data/acting.ts';
import { type Macro, useMacros } from '../../data/replies.ts';
import { useWords } from '../../start/words.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { MacroDialog } from './macro-dialog.tsx';
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
  const [macro, setMacro] = useState<Macro>();
  const button = useRef<HTMLButtonElement>(null);
  const Dialog = open && dialogs[open];
  const isOpen = ticket.status !== 'resolved' && ticket.status !== 'closed';
  const close = () => {
    setOpen(undefined);
    setMacro(undefined);
    // the item that opened it is gone with the menu
    requestAnimationFrame(() => button.current?.focus());
  };
  const run = (chosen: Macro) =>
    chosen.replies || chosen.resolves ? setMacro(chosen) : act.mutate({ name: 'macro', body: { name: chosen.name } });
  const item = (name: DialogName) => (
    <Menu.Item key={name} onClick={() => setOpen(name)}>
      {words(`more.${name}`)}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <Button ref={button} size="xs" variant="default">
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
          {macros.length > 0 && <Menu.Label>{words('more.macros')}</Menu.Label>}
          {macros.map(one => (
            <Menu.Item key={one.name} onClick={() => run(one)}>
              {one.title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog ticket={ticket} onClose={close} />}
      {macro && <MacroDialog ticket={ticket} macro={macro} onClose={close} />}
    </>
  );
}
