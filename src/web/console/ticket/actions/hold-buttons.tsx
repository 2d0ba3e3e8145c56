import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { TicketDetail } from '../../api-types.ts';
import { useAct } from '../../data/acting.ts';
import { start } from '../../start/start.ts';
import { useWords } from '../../start/words.ts';

/** Who holds the ticket, and the one next step about that. */
export function HoldButtons({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const act = useAct(ticket.number);
  const { status, assignee, mergedInto } = ticket;
  const button = (word: string, name: string, variant: string, body?: Record<string, unknown>) => (
    <Button
      size="xs"
      variant={variant}
      loading={act.isPending}
      onClick={() => act.mutate(body ? { name, body } : { name })}
    >
      {words(word)}
    </Button>
  );
  if (mergedInto !== undefined) {
    return (
      <>
        <Text size="sm" className="soft">
          {words('action.goesOnIn')}{' '}
          <Anchor component={Link} href={`/console/tickets/${mergedInto}`} inherit underline="always">
            {mergedInto}
          </Anchor>
        </Text>
        {button('more.unmerge', 'unmerge', 'default')}
      </>
    );
  }
  if (status === 'resolved' || status === 'closed') {
    return (
      <>
        <Text size="sm" className="soft">
          {words('action.finished')}
        </Text>
        {button('action.reopen', 'reopen', 'default')}
      </>
    );
  }
  if (!assignee) return button('action.claim', 'claim', 'filled');
  if (status === 'new') {
    return (
      <>
        <Text size="sm" className="soft">
          {assignee.id === start.operator.id ? words('action.givenToYou') : words('action.givenTo', assignee)}
        </Text>
        {button('action.claim', 'claim', 'filled')}
      </>
    );
  }
  if (assignee.id === start.operator.id) {
    return (
      <>
        <Text size="sm" className="soft">
          {words('action.heldByYou')}
        </Text>
        {button('action.release', 'release', 'default')}
      </>
    );
  }
  return (
    <>
      <Text size="sm" className="soft">
        {words('action.heldByOther', { name: assignee.name })}
      </Text>
      {button('action.takeOver', 'assign', 'default', {
        operator: start.operator.id,
        from: assignee.id,
      })}
    </>
  );
}
