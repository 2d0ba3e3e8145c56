import { answeringAt } from '../../../tickets/hours/answering.ts';
import type { Draft } from '../../draft.ts';

/** To a customer who waits for the next person: when one answers, while nobody is there. */
export function tellOpening(draft: Draft): void {
  if (answeringAt(draft.now, draft.sla.hours).is === 'now') return;
  draft.say([{ key: 'ticket.next', aboutTicket: true }]);
}
