import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../start/words.ts';
import { ActionDialog, type DialogProps } from './action-dialog.tsx';

export function TagsDialog(props: DialogProps) {
  const words = useWords();
  const before = props.ticket.tags ?? [];
  const [tags, setTags] = useState<string[]>(before);
  const add = tags.filter(tag => !before.includes(tag));
  const remove = before.filter(tag => !tags.includes(tag));
  const isChanged = add.length + remove.length > 0;
  return (
    <ActionDialog
      {...props}
      title={words('more.tags')}
      act={isChanged ? { name: 'tags', body: { add, remove } } : undefined}
    >
      <TagsInput
        label={words('ticket.tags')}
        description={words('more.tagsHint')}
        value={tags}
        onChange={given => setTags(given.map(tag => tag.trim().toLowerCase()))}
        maxTags={20}
        data-autofocus
      />
    </ActionDialog>
  );
}
