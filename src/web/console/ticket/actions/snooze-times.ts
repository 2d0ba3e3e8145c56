export type SnoozeTime = { key: 'hours' | 'tomorrow' | 'monday'; at: string };

/** Times that are often wanted: in three hours, tomorrow at nine, next Monday at nine; by the browser's clock. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const daysToMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { key: 'hours', at: new Date(now.getTime() + 3 * 3_600_000).toISOString() },
    { key: 'tomorrow', at: nineOclock(now, 1) },
    { key: 'monday', at: nineOclock(now, daysToMonday) },
  ];
}

function nineOclock(now: Date, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9).toISOString();
}
