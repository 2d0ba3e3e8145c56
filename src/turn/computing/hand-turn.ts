import { prioritise } from '../../tickets/actions/labels.ts';
import { note } from '../../tickets/desk.ts';
import { openDraft } from '../draft.ts';
import type { Snapshot } from '../ports.ts';
import type { Turn } from '../turn.ts';
import { applyEffect } from './effects.ts';
import type { Computed, MessageDeps } from './message-turn.ts';

/** A ticket opened by hand: the conversation begins with what the customer said, as the operator wrote it down. */
export async function handTurn(
  turn: Turn & { kind: 'hand' },
  snapshot: Snapshot,
  now: string,
  deps: MessageDeps,
): Promise<Computed> {
  const { question, topic, operator, priority } = turn;
  const draft = openDraft(snapshot, now, deps);
  const number = await deps.store.nextTicketNumber();
  draft.log({ from: 'customer', kind: 'message', text: question, format: 'plain' });
  applyEffect(
    { type: 'open-ticket', reason: 'by-hand', question, by: operator, ...(topic === undefined ? {} : { topic }) },
    draft,
    { ...deps, said: undefined, number },
  );
  if (draft.ticket && priority) draft.change(prioritise(draft.ticket, operator, priority, now, draft.sla));
  if (draft.ticket && turn.note) {
    const { text, mentions } = turn.note;
    draft.change(note(draft.ticket, operator, text, now, mentions));
    for (const operatorId of mentions) {
      draft.event('operator.mentioned', { ticket: number, operatorId, by: operator.id });
    }
  }
  return { draft, outcome: 'escalated', deferred: false };
}
