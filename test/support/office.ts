import { BusinessHours } from '../../src/tickets/hours/business-hours.ts';
import type { Sla } from '../../src/tickets/sla.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';

/** Monday to Friday, nobody at weekends. */
export function office(timeZone: string, hours: string[] = ['09:00-17:00'], holidays: string[] = []): BusinessHours {
  const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours };
  return BusinessHours.parse({ timeZone, days: { ...week, saturday: [], sunday: [] }, holidays });
}

const targets = { firstResponse: 60, nextResponse: 60, resolution: 480 };

/** One hour to answer, eight to resolve, whatever the priority; a warning when a quarter is left, at most 30 minutes before. */
export function officeSla(hours: Sla['hours'] = office('UTC')): Sla {
  return {
    hours,
    targets: {
      urgent: { firstResponse: 15, nextResponse: 30, resolution: 240 },
      high: targets,
      normal: targets,
      low: targets,
      warnBefore: { share: 0.25, minutes: 30 },
    },
  };
}

export const newTicket = {
  number: 'T-1001',
  conversationId: 'cnv_1',
  priority: 'normal',
  topic: 'payment',
  queue: 'money',
  question: 'charged twice',
  locale: 'en',
  channel: 'directline',
  customer: { id: 'cus_1' },
  shown: [],
  reasons: ['unanswered'],
} satisfies Partial<Ticket>;
