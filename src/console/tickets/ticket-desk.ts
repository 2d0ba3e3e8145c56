import { NotFoundError } from '../../base/errors.ts';
import type { Identity } from '../../http/route.ts';
import { answeredIn, type Joined } from '../../tickets/actions/elsewhere.ts';
import { type Reach, reachOf } from '../../tickets/reach.ts';
import type { HistoryEntry, Ticket } from '../../tickets/ticket.ts';
import type { LoggedActivity } from '../../turn/activity.ts';
import type { Presence } from '../../turn/ports.ts';
import type { OperatorAction } from '../../turn/turn.ts';
import type { TicketDeps } from '../deps.ts';
import type { Undelivered } from '../ports.ts';

/** Most entries of a conversation that are shown with a ticket: the newest ones. */
const shownActivities = 500;

export type OpenTicket = {
  ticket: Ticket;
  activities: LoggedActivity[];
  history: HistoryEntry[];
  /** Messages of the conversation that the customer never got. */
  undelivered: Undelivered[];
  joined: JoinedTalk[];
  /** By what a reply reaches the customer. */
  reach: Reach;
  /** Whether they are in the chat in which they are answered; undefined where that is no chat of ours. */
  presence: Presence | undefined;
};

/** What was said in another conversation that belongs to the ticket; `ticket` is the one that was merged into it. */
export type JoinedTalk = { ticket?: string; isAnswered: boolean; activities: LoggedActivity[] };

/** A ticket with its conversation and history. AppError `not_found` for an unknown number. */
export async function readTicket(deps: TicketDeps, number: string): Promise<OpenTicket> {
  const ticket = await findTicket(deps, number);
  const { conversationId, joined = [] } = ticket;
  const conversations = [conversationId, ...joined.map(one => one.conversationId)];
  const [activities, history, undelivered, talks, way] = await Promise.all([
    deps.log.activities(conversationId, 0, shownActivities),
    deps.tickets.history(number),
    Promise.all(conversations.map(id => deps.outbox.undelivered(id))),
    Promise.all(joined.map(one => readJoined(deps, ticket, one))),
    readWay(deps, ticket),
  ]);
  return { ticket, activities, history, undelivered: undelivered.flat(), joined: talks, ...way };
}

async function readWay({ log, isMailable, presence }: TicketDeps, ticket: Ticket) {
  const { answerIn, customer } = ticket;
  const answered = answerIn === undefined ? undefined : await log.find(answerIn);
  const channel = answered?.channel ?? ticket.channel;
  return {
    reach: reachOf(channel, customer.email, isMailable),
    presence: channel === 'directline' ? presence(answeredIn(ticket)) : undefined,
  };
}

async function readJoined({ log }: TicketDeps, ticket: Ticket, { conversationId, ticket: merged }: Joined) {
  return {
    ...(merged === undefined ? {} : { ticket: merged }),
    isAnswered: answeredIn(ticket) === conversationId,
    activities: await log.activities(conversationId, 0, shownActivities),
  };
}

/**
 * Does `action` as `operator`, through the same door as every other turn, and returns the ticket after it.
 * AppError `not_found` for an unknown number, `conflict` when another holds it or its status does not allow the action.
 */
export async function actOnTicket(
  deps: TicketDeps,
  number: string,
  operator: Identity,
  action: OperatorAction,
): Promise<Ticket> {
  const conversationId = answeredIn(await findTicket(deps, number));
  const { ticket } = await deps.turns.handle({
    kind: 'operator',
    conversationId,
    ticket: number,
    operator: { id: operator.id, name: operator.name },
    action,
  });
  return ticket?.number === number ? ticket : findTicket(deps, number);
}

async function findTicket(deps: TicketDeps, number: string): Promise<Ticket> {
  const ticket = await deps.tickets.find(number);
  if (!ticket) throw new NotFoundError('ticket', number);
  return ticket;
}
