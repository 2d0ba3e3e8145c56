import type { Locale } from '../base/locale.ts';

/** An instant as a person reads it, in the company's time zone: "Monday 23 November at 10:30 (Singapore Time)". */
export function instantText(at: string, locale: Locale, timeZone: string): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const date = new Date(at);
  const day = new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(date);
  const time = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    date,
  );
  const zone = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(date)
    .find(part => part.type === 'timeZoneName')?.value;
  return `${day}, ${time}${zone ? ` (${zone})` : ''}`;
}
