import { z } from 'zod';
import { openingWords } from '../dialogs/words/answering-words.ts';
import { type Route, route } from '../http/route.ts';
import { answeringAt, answeringUntil } from '../tickets/hours/answering.ts';
import type { Site } from './site.ts';

export const OpeningJson = z.object({
  isOpen: z.boolean().describe('A person answers now'),
  answersAt: z.string().optional().describe('When a person answers, if not now and if that is known'),
  until: z.string().optional().describe('When this changes by itself'),
  timeZone: z.string(),
  lines: z
    .record(z.string(), z.object({ text: z.string(), textAbroad: z.string() }))
    .describe('The line for customers by language; `textAbroad` names the time zone, for readers in another one'),
});
export type OpeningJson = z.infer<typeof OpeningJson>;

/** The event by which open chats hear that it has changed. */
export const OPENING_EVENT = 'solodesk.opening';

type Deps = Pick<Site, 'clock' | 'hours' | 'locales' | 'say' | 'timeZone'>;

/** Whether a person answers now, or when: what every visitor may know of the desk, and no more. */
export function openingOf({ clock, hours, locales, say, timeZone }: Deps): OpeningJson {
  const now = clock.now();
  const known = hours();
  const answering = answeringAt(now, known);
  const until = answeringUntil(now, known);
  const line = (locale: string) => {
    const opening = openingWords(answering, say, locale, timeZone);
    if (opening === undefined) {
      const text = say(locale, answering.is === 'now' ? 'site.chat.here' : 'site.chat.nobody');
      return { text, textAbroad: text };
    }
    return { text: say(locale, 'site.chat.opens', opening), textAbroad: say(locale, 'site.chat.opensAbroad', opening) };
  };
  return {
    isOpen: answering.is === 'now',
    ...('at' in answering ? { answersAt: answering.at } : {}),
    ...(until === undefined ? {} : { until }),
    timeZone,
    lines: Object.fromEntries(locales.map(locale => [locale, line(locale)])),
  };
}

export function openingRoute(site: Site): Route {
  return route({
    method: 'GET',
    path: '/api/opening',
    access: 'public',
    limit: 'pages',
    summary: 'Whether a person answers in the chat now, or when',
    replies: { 200: OpeningJson },
    handle: async () => ({ json: openingOf(site), headers: { 'cache-control': 'no-store' } }),
  });
}
