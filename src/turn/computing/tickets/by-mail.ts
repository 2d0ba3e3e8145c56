import { plusMs } from '../../../base/clock.ts';
import type { Draft, DraftDeps } from '../../draft.ts';

/** The outbox kind of an operator's words that go out by e-mail. */
export const MAIL_REPLY = 'mail.reply';

type Deps = Pick<DraftDeps, 'content' | 'mail' | 'outboxKind'>;

/**
 * An operator has said `n` to the customer. Who is not in the chat, and gave an address, gets it by e-mail: at once where there is no
 * chat (telephone, a visit, a form), else when the policy's time has passed since they were last seen. What an operator says
 * meanwhile goes in the same mail.
 */
export function mailWhenAway(draft: Draft, n: number, deps: Deps): void {
  const { mail: planned, ...state } = draft.state;
  const seen = whereabouts(draft, deps);
  if (seen === undefined || seen.isHere) {
    draft.state = state;
    return;
  }
  const isRead = planned !== undefined && seen.at !== undefined && seen.at > planned.since;
  const fromN = planned && !isRead ? planned.fromN : n;
  const leftAt = seen.at && plusMs(seen.at, deps.content.policy.mail.awayMinutes * 60_000);
  const at = leftAt !== undefined && leftAt > draft.now ? leftAt : draft.now;
  draft.state = { ...state, mail: { fromN, since: planned && !isRead ? planned.since : draft.now, at } };
  mailWhenDue(draft, deps);
}

/** Sends what has waited, if its time has come and the customer has not come back. */
export function mailWhenDue(draft: Draft, deps: Deps): void {
  const { mail, ...state } = draft.state;
  const { ticket } = draft;
  if (!mail || mail.at > draft.now) return;
  draft.state = state;
  const seen = whereabouts(draft, deps);
  const isBack = seen?.isHere || (seen?.at !== undefined && seen.at > mail.since);
  if (!ticket || seen === undefined || isBack) return;
  const toN = draft.conversation.lastN + draft.activities.length;
  draft.send(MAIL_REPLY, { ticket: ticket.number, fromN: mail.fromN, toN });
  draft.change({ ticket, history: [{ at: draft.now, actor: 'system', kind: 'mailed' }] });
}

/** Undefined when the customer cannot or need not be written to by e-mail; `at` undefined where there is no chat to be seen in. */
function whereabouts(
  draft: Draft,
  { mail, outboxKind }: Deps,
): { isHere: boolean; at: string | undefined } | undefined {
  const address = draft.ticket?.customer.email;
  const { id, channel } = draft.conversation;
  // A channel of the outbox (Teams) has the words itself.
  if (!mail || address === undefined || !mail.isMailable(address) || outboxKind(channel) !== undefined)
    return undefined;
  const { isHere, seenAt } = mail.presence(id);
  const isChat = channel === 'directline';
  const times = [isChat ? draft.state.customerAt : undefined, seenAt].filter(time => time !== undefined).sort();
  return { isHere, at: times.at(-1) };
}
