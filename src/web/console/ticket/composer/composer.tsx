import { Group, SegmentedControl, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { TicketDetail } from '../../api-types.ts';
import { useAct } from '../../data/acting.ts';
import { useDeskCommand } from '../../keys/commands.ts';
import { start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';
import { shortened } from '../names.ts';
import { useNextTicket } from '../next-ticket.ts';
import { ComposerButtons } from './composer-buttons.tsx';
import { ComposerText } from './composer-text.tsx';
import { type DraftKind, useDraft } from './drafts.ts';
import { ResolveQuestion } from './resolve-question.tsx';
import { useTellTyping } from './typing.ts';

/** Most characters that the desk takes at once. */
const textMax = 4000;

/** Where the operator answers the customer, or leaves a note for the others. */
export function Composer({ ticket, query }: { ticket: TicketDetail; query: string }) {
  const words = useWords();
  const { number, assignee, customer, reach } = ticket;
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
  const [asked, setAsked] = useState<() => void>();
  // a key is pressed sooner than meant: what is half written is not sent by one alone
  const resolveByKey = (whenDone?: () => void) => {
    if (!mayReply || kind === 'note' || text.trim() === '') resolve(whenDone);
    else setAsked(() => () => resolve(whenDone));
  };
  useDeskCommand('resolve', () => resolveByKey());
  useDeskCommand('resolveNext', () => resolveByKey(nextTicket()));

  const name = shortened(customer.name ?? words('action.customerHint'));
  const hint = kind === 'note' ? words('action.noteHint') : words(`composer.reach.${reach}`, { name });
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
      <ComposerButtons
        kind={kind}
        reach={reach}
        hasText={text.trim() !== ''}
        isLong={isLong}
        isPending={act.isPending}
        mayReply={mayReply}
        onResolve={() => resolve()}
        onResolveNext={() => resolve(nextTicket())}
      />
      <ResolveQuestion
        isOpen={asked !== undefined}
        reach={reach}
        text={text}
        onClose={() => setAsked(undefined)}
        onYes={() => {
          setAsked(undefined);
          asked?.();
        }}
      />
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
