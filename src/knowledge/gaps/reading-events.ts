import { setImmediate } from 'node:timers/promises';
import type { QuestionEvent, QuestionEventKind, QuestionEvents } from './ports.ts';

/** Events of a kind that are read at most; more questions than a small desk gets in years. */
export const mostEvents = 20_000;
const eventsPerPage = 1_000;

/** The newest events of each kind, a page at a time so that nobody waits, in the order in which they were stored. */
export async function readEvents(
  events: QuestionEvents,
  kinds: readonly QuestionEventKind[],
  period: { from?: string; to?: string },
): Promise<{ events: QuestionEvent[]; isCut: boolean }> {
  const read: QuestionEvent[] = [];
  let isCut = false;
  for (const kind of kinds) {
    let count = 0;
    let page: QuestionEvent[] = [];
    do {
      page = await events.page(kind, period, eventsPerPage, page.at(-1));
      read.push(...page);
      count += page.length;
      await setImmediate();
    } while (page.length === eventsPerPage && count < mostEvents);
    isCut ||= page.length === eventsPerPage && (await events.page(kind, period, 1, page.at(-1))).length > 0;
  }
  return { events: read.sort((a, b) => a.seq - b.seq), isCut };
}
