import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSavedViews } from '../../data/views.ts';
import { useWords } from '../../start/words.ts';

/** Keeps the filters as they are under a name. */
export function SaveView({ query }: { query: string }) {
  const words = useWords();
  const { keep } = useSavedViews();
  const [name, setName] = useState('');
  return (
    <form
      className="inbox-save"
      onSubmit={event => {
        event.preventDefault();
        if (name.trim()) keep.mutate({ name: name.trim(), query });
      }}
    >
      <TextInput
        label={words('view.saveAs')}
        value={name}
        maxLength={60}
        onChange={event => setName(event.currentTarget.value)}
        onKeyDown={event => event.stopPropagation()}
      />
      <Button type="submit" size="xs" mt="xs" loading={keep.isPending}>
        {words('view.save')}
      </Button>
    </form>
  );
}
