import type { Locale } from '../../base/locale.ts';
import type { Answering } from '../../tickets/hours/answering.ts';
import { dateTag, instantParts } from './instant-text.ts';
import type { Say } from './say.ts';

/**
 * "tomorrow from 9:00": the part of a sentence that says when a person answers, in the desk's time zone, and that zone's name.
 * Undefined while somebody does, and when nobody knows.
 */
export function openingWords(
  answering: Answering,
  say: Say,
  locale: Locale,
  timeZone: string,
): { when: string; zone: string } | undefined {
  if (!('at' in answering)) return undefined;
  const date = new Date(answering.at);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateTag(locale), { timeZone, ...options });
  const { day, time } = instantParts(answering.at, locale, timeZone);
  const zone = part({ timeZoneName: 'shortGeneric' })
    .formatToParts(date)
    .find(({ type }) => type === 'timeZoneName');
  const when = say(locale, `opening.${answering.is}`, {
    // As people say it: nine, not oh-nine.
    time: time.replace(/^0(?=\d:)/, ''),
    weekday: part({ weekday: 'long' }).format(date),
    weekdayShort: part({ weekday: 'short' }).format(date),
    day,
  });
  return { when, zone: zone?.value ?? timeZone };
}
