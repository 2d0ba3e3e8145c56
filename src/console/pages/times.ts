import { msBetween } from '../../base/clock.ts';
import { dateTag } from '../../dialogs/words/instant-text.ts';
import { type Html, html } from '../../http/html.ts';
import type { Page } from './page.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `3 hours ago`, `in 20 minutes`, `now`, in the page's language; the exact time is shown on hover. */
export function relativeTime(page: Page, at: string): Html {
  const ms = msBetween(page.now, at);
  const unit = units.find(([, length]) => Math.abs(ms) >= length);
  const words = new Intl.RelativeTimeFormat(page.locale, { numeric: unit ? 'always' : 'auto', style: 'short' });
  const text = unit ? words.format(Math.trunc(ms / unit[1]), unit[0]) : words.format(0, 'second');
  return html`<time datetime="${at}" title="${timeText(page, at)}">${text}</time>`;
}

/** Day and time in the page's zone. */
export function exactTime(page: Page, at: string): Html {
  return html`<time datetime="${at}">${timeText(page, at)}</time>`;
}

export function timeText(page: Page, at: string): string {
  const format = new Intl.DateTimeFormat(dateTag(page.locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: page.timeZone,
  });
  return format.format(Date.parse(at));
}
