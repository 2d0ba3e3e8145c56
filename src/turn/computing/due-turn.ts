import { openWithoutAddress } from '../../dialogs/person.ts';
import { endEpisode } from '../../dialogs/survey-dialog.ts';
import { wake, wakesAt } from '../../tickets/actions/snoozing.ts';
import { markDues } from '../../tickets/clocks/marks.ts';
import { holdEndsAt, release } from '../../tickets/desk.ts';
import { seen } from '../../tickets/notify/unseen.ts';
import { isOpen } from '../../tickets/status.ts';
import { type Draft, openDraft } from '../draft.ts';
import type { Snapshot } from '../ports.ts';
import { answerWaiting, type Computed, carryOut, type MessageDeps } from './message-turn.ts';
import { mailWhenDue } from './tickets/by-mail.ts';
import { tellOpening } from './tickets/telling-opening.ts';

/**
 * Something has come due: a burst is over, a snooze or a hold has ended, a due time is near or past, or an episode has gone quiet.
 * Does what is due, and only that.
 */
export async function dueTurn(snapshot: Snapshot, now: string, deps: MessageDeps): Promise<Computed> {
  const draft = openDraft(snapshot, now, deps);
  markOverdue(draft);
  await markUnseen(draft, deps.store);
  if (snapshot.customer.blockedAt !== undefined) dropOpen(draft);
  if (draft.state.waiting.length > 0) {
    return { draft, ...(await answerWaiting(draft, deps)), deferred: false };
  }
  mailWhenDue(draft, deps);
  const { policy } = deps.content;
  const holdEnd = holdEndsAt(draft.ticket, policy.hold.minutes);
  const wakeAt = wakesAt(draft.ticket);
  if (draft.ticket && wakeAt !== undefined && wakeAt <= now) draft.change(wake(draft.ticket, undefined, now));
  else if (draft.ticket && holdEnd !== undefined && holdEnd <= now) giveBack(draft);
  else if (hasGoneQuiet(draft, policy.episode.idleMinutes)) {
    const { dialog, episode } = draft.state;
    const { customer, ticket, locale } = draft;
    const wanted = dialog?.name === 'person' && dialog.step === 'email' ? openWithoutAddress(dialog) : undefined;
    const ended = endEpisode({ content: deps.content, ticket, customer, episode, now, locale });
    await carryOut(wanted ?? ended, undefined, draft, deps);
  }
  return { draft, outcome: 'other', deferred: false };
}

/** Nothing that a blocked customer began is gone on with, nor are they asked how it was. */
function dropOpen(draft: Draft): void {
  draft.answered.push(...draft.state.waiting.map(({ n }) => n));
  const { dialog: _open, rating: _begun, ...rest } = draft.state;
  draft.state = { ...rest, waiting: [], episode: { ...rest.episode, ended: true } };
}

/** Warns of what is about to be missed and marks what has been; others tell the operators. */
function markOverdue(draft: Draft): void {
  const { ticket } = draft;
  if (!ticket || !isOpen(ticket)) return;
  const { marks, ...change } = markDues(ticket, draft.now, draft.sla);
  if (change.ticket === ticket) return;
  draft.change(change);
  const { number, priority, assignee } = ticket;
  const operator = assignee ? { operatorId: assignee.id } : {};
  for (const { kind, mark, at } of marks)
    draft.event(`sla.${mark}`, { ticket: number, due: kind, at, priority, ...operator });
}

/** Nobody has opened it for the policy's time. Where somebody has, the wait is over, and their next words begin another. */
async function markUnseen(draft: Draft, store: MessageDeps['store']): Promise<void> {
  const { ticket, unseenAt, now } = draft;
  if (!ticket?.unseenSince || unseenAt === undefined || unseenAt > now) return;
  if (await store.isRead(ticket.number)) return draft.change({ ticket: seen(ticket), history: [] });
  draft.change({ ticket: { ...ticket, unseenTold: now }, history: [] });
  draft.event('ticket.unseen', { ticket: ticket.number, at: ticket.unseenSince });
}

function giveBack(draft: Draft): void {
  const { ticket } = draft;
  if (!ticket) return;
  draft.say([{ key: 'ticket.released', aboutTicket: true }]);
  draft.change(release(ticket, undefined, draft.now));
  tellOpening(draft);
  draft.handoff('handoff.status', { state: 'failed', ticket: ticket.number, message: 'no answer in time' });
}

function hasGoneQuiet(draft: Draft, idleMinutes: number): boolean {
  const { customerAt, episode } = draft.state;
  if (customerAt === undefined || episode.ended || isOpen(draft.ticket) || draft.state.dialog?.name === 'form')
    return false;
  return Date.parse(customerAt) + idleMinutes * 60_000 <= Date.parse(draft.now);
}
