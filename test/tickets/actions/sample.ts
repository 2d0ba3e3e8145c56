import { BusinessHours } from '../../../src/tickets/hours/business-hours.ts';
import type { Sla } from '../../../src/tickets/sla.ts';
import type { Ticket } from '../../../src/tickets/ticket.ts';

const always = ['00:00-24:00'];

export const sla: Sla = {
  hours: BusinessHours.parse({
    timeZone: 'UTC',
    days: {
      monday: always,
      tuesday: always,
      wednesday: always,
      thursday: always,
      friday: always,
      saturday: always,
      sunday: always,
    },
  }),
  targets: {
    urgent: { firstResponse: 15, nextResponse: 30, resolution: 240 },
    high: { firstResponse: 60, nextResponse: 120, resolution: 480 },
    normal: { firstResponse: 240, nextResponse: 240, resolution: 1440 },
    low: { firstResponse: 480, nextResponse: 480, resolution: 2880 },
  },
};

export const mei = { id: 'opr_mei', name: 'Mei' };
export const tom = { id: 'opr_tom', name: 'Tom' };

/** A minute of a Monday from 9:00 UTC on. */
export const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

export function sample(change: Partial<Ticket> = {}): Ticket {
  return {
    number: 'T-1001',
    version: 1,
    conversationId: 'cnv_1',
    status: 'new',
    priority: 'normal',
    topic: 'delivery',
    queue: 'general',
    question: 'Where is my parcel?',
    locale: 'en',
    channel: 'directline',
    customer: { id: 'cus_1' },
    shown: [],
    reasons: ['unanswered'],
    due: {
      firstResponse: { at: at(240), state: 'active', steps: [] },
      resolution: { at: at(1440), state: 'active', steps: [] },
    },
    createdAt: at(0),
    updatedAt: at(0),
    ...change,
  };
}
