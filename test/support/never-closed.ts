import type { Content } from '../../src/dialogs/content/content.ts';
import { content } from './content.ts';

const day = ['00:00-24:00'];

/** The sample content of a shop that is open day and night, for tests with the wall clock. */
export function neverClosed(): Content {
  const { policy } = content();
  const days = {
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  };
  return { ...content(), policy: { ...policy, hours: { ...policy.hours, days, holidays: [] } } };
}
