import type { Logger } from '../base/logger.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Computed } from './computing/message-turn.ts';
import type { Turn } from './turn.ts';

/** One line for a turn that is stored: what it was and what came of it, and nothing that anybody said or is called. */
export function logTurn(
  logger: Logger,
  turn: Turn,
  { draft, outcome, deferred, before }: Computed & { before: Ticket | undefined },
): void {
  const { ticket } = draft;
  const line = {
    conversationId: turn.conversationId,
    channel: draft.conversation.channel,
    kind: turn.kind,
    outcome,
    ...(deferred ? { deferred } : {}),
    ...(ticket ? { ticket: ticket.number } : {}),
  };
  // Every message would drown the log of a busy shop; what happens to a ticket is what an owner looks for.
  if (ticket === before) logger.debug(line, 'turn done');
  else logger.info(line, 'turn done');
}
