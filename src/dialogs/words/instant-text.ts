import type { Locale } from '../../base/locale.ts';

/** The language tag to write dates in: days before months and a 24-hour clock are read everywhere, American order is not. */
export function dateTag(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** The parts of an instant as a person reads them in the company's time zone, for a sentence to put together. */
export function instantParts(
  at: string,
  locale: Locale,
  timeZone: string,
): { day: string; time: string; zone: string } {
  const tag = dateTag(locale);
  const date = new Date(at);
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const zone = part({ timeZoneName: 'longGeneric' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName');
  return {
    day: part({ weekday: 'long', day: 'numeric', month: 'long' }).format(date),
    time: part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date),
    zone: zone?.value ?? timeZone,
  };
}
