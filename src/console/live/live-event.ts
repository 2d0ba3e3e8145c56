import type { ServerEvent } from '../../http/event-stream.ts';
import { presentMessage } from '../tickets/ticket-json.ts';
import type { DeskChange, Place } from './ports.ts';

/** `42.3`; undefined for anything that no stream of ours gave. */
export function placeOf(id: string | undefined): Place | undefined {
  const [, seq, event] = /^(\d{1,15})\.(\d{1,6})$/.exec(id ?? '') ?? [];
  return seq === undefined || event === undefined ? undefined : { seq: Number(seq), event: Number(event) };
}

export function idOf({ seq, event }: Place): string {
  return `${seq}.${event}`;
}

/** Stands for "all events of a change": no change makes so many. */
export const allEvents = 999_999;

/**
 * What a change is told as: a `message` for each thing said, then the `ticket`. The same change makes the same events with the same ids at any
 * time, so that a reader resumes in the middle of it.
 */
export function eventsOf(change: DeskChange, operatorId: string): ServerEvent[] {
  const { seq, number, version, kinds, activities } = change;
  const messages = activities.map(activity => ({
    name: 'message',
    data: { number, message: presentMessage(activity) },
  }));
  const ticket = { name: 'ticket', data: { number, version, kinds, unread: isUnread(change, operatorId) } };
  return [...messages, ticket].map((event, at) => ({ id: idOf({ seq, event: at + 1 }), ...event }));
}

/** The customer has written since the operator last read. */
function isUnread({ readBy, hasCustomerWritten }: DeskChange, operatorId: string): boolean {
  return hasCustomerWritten && !readBy.includes(operatorId);
}
