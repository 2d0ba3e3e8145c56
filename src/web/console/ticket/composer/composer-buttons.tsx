import { Button, Group } from '@mantine/core';
import type { TicketDetail } from '../../api-types.ts';
import { useWords } from '../../start/words.ts';
import type { DraftKind } from './drafts.ts';

type Props = {
  kind: DraftKind;
  reach: TicketDetail['reach'];
  hasText: boolean;
  isLong: boolean;
  isPending: boolean;
  /** Resolving is offered: the ticket is open and no colleague's. */
  mayReply: boolean;
  onResolve: () => void;
  onResolveNext: () => void;
};

/** What can be done with what is written: each button says whether it sends. */
export function ComposerButtons(props: Props) {
  const words = useWords();
  const { kind, reach, hasText, isLong, isPending, mayReply } = props;
  const isSending = hasText && kind === 'reply';
  const label = (resolving: string) => words(isSending ? sendingWord(reach, resolving) : `action.${resolving}`);
  return (
    <Group gap="xs" mt="xs">
      <Button type="submit" size="sm" loading={isPending} disabled={!hasText || isLong}>
        {words(kind === 'note' ? 'action.saveNote' : reach === 'none' ? 'action.noteAnswered' : 'action.send')}
      </Button>
      {mayReply && (
        <Button size="sm" variant="default" disabled={isPending || isLong} onClick={props.onResolve}>
          {label('sendResolve')}
        </Button>
      )}
      {mayReply && (
        <Button size="sm" variant="default" disabled={isPending || isLong} onClick={props.onResolveNext}>
          {label('resolveNext')}
        </Button>
      )}
    </Group>
  );
}

function sendingWord(reach: TicketDetail['reach'], resolving: string): string {
  const isNext = resolving === 'resolveNext';
  if (reach === 'none') return isNext ? 'action.noteResolveNext' : 'action.noteAndResolve';
  return isNext ? 'action.sendResolveNext' : 'action.sendAndResolve';
}
