import { uncountedOf } from '../clocks/uncounted.ts';
import type { BusinessHours } from '../hours/business-hours.ts';
import { isClosedAt, nextOpening } from '../hours/business-time.ts';
import { isOpen } from '../status.ts';
import type { Ticket } from '../ticket.ts';
import type { AwayInterval, DeskAwayStore } from './ports.ts';

/** Times away, at hand for every turn without a look into the database; written by one process. */
export type DeskClosures = { all(): readonly AwayInterval[]; refresh(): Promise<void> };

/** @param since ISO; what had ended before counts for no due time that is still open */
export async function openClosures(store: Pick<DeskAwayStore, 'intervals'>, since: string): Promise<DeskClosures> {
  let known = await store.intervals(since);
  return {
    all: () => known,
    refresh: async () => {
      known = await store.intervals(since);
    },
  };
}

/**
 * `isOpen`: somebody answers now. `awayUntil` (ISO): when being away ends by itself, in opening hours or not. `answersAt` (ISO): when
 * somebody answers, if not now and if that is known.
 */
export type DeskState = { isOpen: boolean; isAway: boolean; awayUntil?: string; answersAt?: string };

/** Whether something of the ticket is counted by when people are there, so that it wants to be looked at when that changes. */
export function waitsForPeople(ticket: Ticket): boolean {
  const isUnseen = ticket.unseenSince !== undefined && ticket.unseenTold === undefined;
  return isOpen(ticket) && (uncountedOf(ticket).length > 0 || isUnseen || ticket.assignedAt !== undefined);
}

/** Whether somebody answers at `now` (ISO), by the opening hours and the times away. */
export function deskAt(now: string, hours: BusinessHours, closures: readonly AwayInterval[]): DeskState {
  const isAway = isClosedAt(now, { ...hours, closures });
  const answersAt = nextOpening(now, { ...hours, closures });
  if (answersAt === now) return { isOpen: true, isAway };
  const awayUntil = isAway ? endOfAway(now, closures) : undefined;
  return {
    isOpen: false,
    isAway,
    ...(awayUntil === undefined ? {} : { awayUntil }),
    ...(answersAt === undefined ? {} : { answersAt }),
  };
}

/** Undefined when one of the times away that `now` lies in has no end. */
function endOfAway(now: string, closures: readonly AwayInterval[]): string | undefined {
  const ends = closures
    .filter(({ from, until }) => from <= now && (until === undefined || now < until))
    .map(({ until }) => until);
  return ends.includes(undefined) ? undefined : ends.toSorted().at(-1);
}
