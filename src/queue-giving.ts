import type { House } from './house.ts';
import { hasRoomSomewhere, isAutomatic } from './tickets/people/assignment.ts';
import { giveOn } from './tickets/people/giving.ts';
import type { Turns } from './turn/turn.ts';

/** Tickets looked at at once, first those that stand first in the queue. */
const mostLookedAt = 100;

/**
 * Gives out what waits in the queue, one ticket after the other, each by a turn of its own: when somebody comes, when somebody has
 * room again, and when what was given to somebody lies there. Calls during a look share the next one.
 */
export function createQueueGiving(
  house: Pick<House, 'store' | 'content' | 'closures' | 'clock' | 'logger'>,
  turns: Turns,
) {
  const { store, content, closures, clock, logger } = house;
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;

  async function look(): Promise<void> {
    const rules = content.policy.assignment;
    const hours = { ...content.policy.hours, closures: closures.all() };
    let staff = await store.staff.list();
    // Asked every second: the tickets are read only for somebody who can take one.
    if (!isAutomatic(staff, rules) || !hasRoomSomewhere(staff, rules, clock.now())) return;
    const { items } = await store.tickets.list({ status: ['new'], limit: mostLookedAt });
    for (const ticket of items) {
      if (!hasRoomSomewhere(staff, rules, clock.now())) return;
      if (!giveOn(ticket, staff, rules, clock.now(), hours)) continue;
      await turns.handle({ kind: 'due', conversationId: ticket.conversationId });
      staff = await store.staff.list();
    }
  }

  function start(): Promise<void> {
    running = look()
      .catch(err => logger.error({ err }, 'the queue could not be given out'))
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return function giveOutQueue(): Promise<void> {
    if (!running) return start();
    again ??= running.then(() => {
      again = undefined;
      return start();
    });
    return again;
  };
}
