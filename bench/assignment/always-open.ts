import type { OpeningHours } from '../../src/tickets/hours/business-time.ts';

const day = ['00:00-24:00'];

/** The simulated people say themselves when they are there. */
export const alwaysOpen: OpeningHours = {
  timeZone: 'UTC',
  days: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day },
  holidays: [],
};
