import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { useAct } from '../../data/acting.ts';
import { useDeskCommand } from '../../keys/commands.ts';
import { start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';
import { useNextTicket } from '../next-ticket.ts';
import { ComposerText } from './composer-text.tsx';
import { type DraftKind, useDraft } from './drafts.ts';
import { useTellTyping } from './typing.ts';

/** Most characters that the desk takes at once. */
const textMax = 4000;

/** Where the operator answers the customer, or leaves a note for the others. */
export function Composer({ ticket, query }: { ticket: TicketDetail; query: string }) {
  const words = useWords();
  const { number, assignee, customer } = ticket;
  const isOpen = ticket.status !== 'resolved' && ticket.status !== 'closed';
  const isFree = assignee === undefined || assignee.id === start.operator.id || ticket.status === 'new';
  const mayReply = isOpen && isFree;
  const [wanted, setWanted] = useState<DraftKind>('reply');
  const kind = mayReply ? wanted : 'note';
  const { text, write, sendWith } = useDraft(number, kind);
  const act = useAct(number);
  const nextTicket = useNextTicket(number, query);
  useTellTyping(number, text);
  useFocusing(setWanted);

  const isLong = text.trim().length > textMax;
  const doing = (name: string, whenDone: () => void = () => {}) => {
    if (act.isPending || isLong || (text.trim() === '' && name !== 'resolve')) return;
    void sendWith(async said => {
      await act.mutateAsync(said === '' ? { name } : { name, body: { text: said } });
      whenDone();
    });
  };
  const resolve = (whenDone?: () => void) => {
    if (!mayReply) return;
    // a note that is being written is no last word to the customer
    if (kind === 'note') act.mutate({ name: 'resolve' }, { onSuccess: whenDone ?? (() => {}) });
    else doing('resolve', whenDone);
  };
  useDeskCommand('resolve', () => resolve());
  useDeskCommand('resolveNext', () => resolve(nextTicket()));

  const name = customer.name ?? words('action.customerHint');
  const hint = kind === 'note' ? words('action.noteHint') : words('action.replyHint', { name });
  return (
    <form
      className={kind === 'note' ? 'composer composer-note' : 'composer'}
      onSubmit={event => {
        event.preventDefault();
        doing(kind);
      }}
    >
      <Group justify="space-between" mb={6} gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={words('composer.kind')}
          value={kind}
          onChange={value => setWanted(value === 'note' ? 'note' : 'reply')}
          data={[
            { value: 'reply', label: words('action.reply'), disabled: !mayReply },
            { value: 'note', label: words('action.note') },
          ]}
        />
        <Text size="xs" className="soft composer-hint">
          {words(kind === 'note' ? 'composer.noteKeys' : 'composer.keys')}
        </Text>
      </Group>
      <ComposerText
        key={kind}
        label={words(kind === 'note' ? 'action.note' : 'action.reply')}
        hint={hint}
        text={text}
        locale={ticket.locale}
        ticket={number}
        isNote={kind === 'note'}
        onChange={write}
        onSend={() => doing(kind)}
        error={isLong ? words('problem.long', { max: textMax }) : undefined}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" size="sm" loading={act.isPending} disabled={text.trim() === '' || isLong}>
          {words(kind === 'note' ? 'action.saveNote' : 'action.send')}
        </Button>
        {mayReply && (
          <Button size="sm" variant="default" disabled={act.isPending || isLong} onClick={() => resolve()}>
            {words(text.trim() !== '' && kind === 'reply' ? 'action.sendAndResolve' : 'action.sendResolve')}
          </Button>
        )}
        {mayReply && (
          <Button size="sm" variant="default" disabled={act.isPending || isLong} onClick={() => resolve(nextTicket())}>
            {words('action.resolveNext')}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** `r` and `n` choose what is written and go there. */
function useFocusing(choose: (kind: DraftKind) => void): void {
  const [going, setGoing] = useState<DraftKind>();
  const go = useCallback(
    (kind: DraftKind) => {
      choose(kind);
      setGoing(kind);
    },
    [choose],
  );
  useDeskCommand('reply', () => go('reply'));
  useDeskCommand('note', () => go('note'));
  useEffect(() => {
    if (!going) return;
    document.getElementById(`${going}-text`)?.focus();
    setGoing(undefined);
  }, [going]);
}
