import { instantOf, wallClock } from '../../away/away-times.ts';

export type SnoozeTime = { key: 'hours' | 'tomorrow' | 'monday'; at: string };

const dayMs = 86_400_000;

/**
 * Times that are often wanted: in three hours, tomorrow at nine, next Monday at nine, by the clocks of the desk, wherever its operator is.
 *
 * @param now ms
 * @param timeZone IANA name
 */
export function snoozeTimes(now: number, timeZone: string): SnoozeTime[] {
  const [date = ''] = wallClock(now, timeZone).split('T');
  const today = new Date(`${date}T00:00Z`);
  const nineIn = (days: number) => {
    const day = new Date(today.getTime() + days * dayMs).toISOString().slice(0, 10);
    return instantOf(`${day}T09:00`, timeZone) ?? new Date(now + days * dayMs).toISOString();
  };
  return [
    { key: 'hours', at: new Date(now + 3 * 3_600_000).toISOString() },
    { key: 'tomorrow', at: nineIn(1) },
    { key: 'monday', at: nineIn((8 - today.getUTCDay()) % 7 || 7) },
  ];
}
