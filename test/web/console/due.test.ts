import { describe, expect, it } from 'vitest';
import { presentTicket } from '../../../src/console/tickets/ticket-json.ts';
import type { Due, TicketStatus } from '../../../src/tickets/ticket.ts';
import { nextDue } from '../../../src/web/console/ticket/due.ts';
import { sampleTicket } from '../../console/sample-tickets.ts';

const now = Date.parse('2026-03-02T09:00:00.000Z');
const due = (at: string, state: Due['state'] = 'active'): Due => ({ at: `2026-03-0${at}:00.000Z`, state, steps: [] });

describe('what an inbox shows as due next', () => {
  it.each<[TicketStatus, Partial<Record<'firstResponse' | 'nextResponse' | 'resolution', Due>>, string]>([
    ['new', { firstResponse: due('2T11:00'), resolution: due('5T09:00') }, 'firstResponse calm'],
    ['pending', { firstResponse: due('2T08:00', 'hit'), resolution: due('2T10:00') }, 'resolution paused'],
    ['snoozed', { firstResponse: due('2T11:00'), resolution: due('2T10:00') }, 'firstResponse calm'],
    ['snoozed', { firstResponse: due('2T08:00', 'overdue'), resolution: due('5T09:00') }, 'firstResponse late'],
    ['snoozed', { firstResponse: due('2T08:00', 'hit'), resolution: due('2T08:30') }, 'resolution snoozed'],
  ])('%s with %j: %s', (status, dues, shown) => {
    // as it comes over the wire
    const ticket = JSON.parse(JSON.stringify(presentTicket(sampleTicket('T-1001', { status, due: dues }))));
    const next = nextDue(ticket, now);
    expect(`${next?.kind} ${next?.tone}`).toBe(shown);
  });
});
