import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../start/api.ts';
import { useWords } from '../start/words.ts';
import { editAddress, sourcePath } from './addresses.ts';
import type { Report, Saved } from './shapes.ts';
import { statusOf, withStatus } from './source-status.ts';

type Props = { text: string; report: Report | undefined; isSaving: boolean; onChange: (text: string) => void };

/** Gives a draft to the bot and the help centre, or takes an article back; what is still to be mended comes first. */
export function PublishButton({ text, report, isSaving, onChange }: Props) {
  const words = useWords();
  const status = statusOf(text);
  if (status === undefined) return null;
  const isDraft = status === 'draft';
  const toMend = report?.faults.some(({ level }) => level !== 'warning') ?? true;
  return (
    <Button
      variant={isDraft ? 'light' : 'default'}
      loading={isSaving}
      disabled={isDraft && toMend}
      title={isDraft && toMend ? words('knowledge.mendFirst') : undefined}
      onClick={() => onChange(withStatus(text, isDraft ? 'published' : 'draft'))}
    >
      {words(isDraft ? 'knowledge.publish' : 'knowledge.withdraw')}
    </Button>
  );
}

/** Another topic or name for a file that is saved; its address in the help centre changes with it. */
export function RenameButton({ file, basedOn, isSaved }: { file: string; basedOn: string; isSaved: boolean }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={!isSaved}
        title={isSaved ? undefined : words('knowledge.saveFirst')}
        onClick={() => setOpen(true)}
      >
        {words('knowledge.rename')}
      </Button>
      {isOpen && <RenameDialog file={file} basedOn={basedOn} onClose={() => setOpen(false)} />}
    </>
  );
}

function RenameDialog({ file, basedOn, onClose }: { file: string; basedOn: string; onClose: () => void }) {
  const words = useWords();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [locale = '', topicNow = '', nameNow = ''] = file.replace(/\.md$/, '').split('/');
  const [topic, setTopic] = useState(topicNow);
  const [name, setName] = useState(nameNow);
  const to = `${locale}/${topic.trim()}/${name.trim()}.md`;
  const move = useMutation({
    mutationFn: () => api<Saved>('POST', `${sourcePath(file)}/move`, { to, basedOn }),
    onSuccess: saved => {
      queries.removeQueries({ queryKey: ['source', file] });
      void queries.invalidateQueries({ queryKey: ['knowledge'] });
      go(editAddress(saved.file), { replace: true });
    },
  });
  const rule = { pattern: '[a-z0-9][a-z0-9\\-]*', maxLength: 80, required: true, withAsterisk: false };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('knowledge.rename')}
      size="sm"
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          move.mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput {...rule} label={words('knowledge.topic')} value={topic} onChange={onText(setTopic)} />
          <TextInput
            {...rule}
            label={words('knowledge.fileName')}
            description={words('knowledge.renameHint')}
            value={name}
            onChange={onText(setName)}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words('app.cancel')}
            </Button>
            <Button type="submit" loading={move.isPending} disabled={to === file}>
              {words('knowledge.rename')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const onText = (set: (text: string) => void) => (event: { currentTarget: { value: string } }) =>
  set(event.currentTarget.value.toLowerCase());
