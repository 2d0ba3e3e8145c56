import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useOpenByHand } from '../../data/by-hand.ts';
import { languageName } from '../../shell/languages.ts';
import { start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';
import { type Caller, CallerFields, customerOf, nobody } from './caller-fields.tsx';

const channels = ['phone', 'visit', 'social'];
const priorities = ['urgent', 'high', 'normal', 'low'];

/** What was said, by whom and how; the ticket is opened and shown. */
export function NewTicketDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const [, go] = useLocation();
  const open = useOpenByHand();
  const [caller, setCaller] = useState<Caller>(nobody);
  const [said, setSaid] = useState({ channel: 'phone', question: '', locale: start.locale, topic: '', priority: '' });
  const field = (name: keyof typeof said) => ({
    label: words(`byHand.${name}`),
    value: said[name],
    onChange: (event: { currentTarget: { value: string } }) => setSaid({ ...said, [name]: event.currentTarget.value }),
  });
  const { topic, priority, ...rest } = said;
  const ticket = {
    ...rest,
    customer: customerOf(caller),
    ...(topic.trim() && { topic: topic.trim().toLowerCase() }),
    ...(priority && { priority }),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('byHand.title')}
      closeButtonProps={{ 'aria-label': words('app.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          open.mutate(ticket, {
            onSuccess: ({ number }) => {
              onClose();
              go(`/console/tickets/${number}`);
            },
          });
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label={words('byHand.channel')}
            data={channels.map(value => ({ value, label: words(`channel.${value}`) }))}
            value={said.channel}
            onChange={channel => setSaid({ ...said, channel })}
          />
          <CallerFields caller={caller} onChange={setCaller} />
          <Textarea
            {...field('question')}
            required
            withAsterisk={false}
            autosize
            minRows={4}
            maxRows={10}
            maxLength={4000}
          />
          <Group grow align="start" gap="sm">
            <NativeSelect
              {...field('locale')}
              data={start.locales.map(value => ({ value, label: languageName(value, start.locale) }))}
            />
            <NativeSelect
              {...field('priority')}
              data={[
                { value: '', label: words('byHand.byRule') },
                ...priorities.map(value => ({ value, label: words(`priority.${value}`) })),
              ]}
            />
          </Group>
          <TextInput
            {...field('topic')}
            description={words('byHand.topicHint')}
            pattern="[A-Za-z0-9][A-Za-z0-9\-]*"
            maxLength={40}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {words('app.cancel')}
            </Button>
            <Button type="submit" loading={open.isPending}>
              {words('byHand.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
