import type { Locale } from '../../base/locale.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Site } from '../site.ts';

/** Most characters of a search. */
export const longestQuery = 200;

/** Path of the help centre, or of what it found for `q`, below the public address. */
export function helpAddress(locale: Locale, q = ''): string {
  return `/help/${locale}${q === '' ? '' : `?${new URLSearchParams({ q })}`}`;
}

export function topicAddress(locale: Locale, topic: string): string {
  return `/help/${locale}/topics/${encodeURIComponent(topic)}`;
}

/** Path of an article, or of one of its sections. */
export function articleAddress(article: Pick<Article, 'locale' | 'slug'>, anchor = ''): string {
  const path = `/help/${article.locale}/${encodeURIComponent(article.slug)}`;
  return anchor === '' ? path : `${path}#${encodeURIComponent(anchor)}`;
}

/** The chat as a page of its own: where a link to the chat leads when no launcher takes it up. */
export function chatAddress(locale: Locale): string {
  return `/chat?locale=${locale}`;
}

/** The topic's name from `dialogs/`, or its folder's name when an editor has made a topic nobody named. */
export function topicName(site: Pick<Site, 'say'>, locale: Locale, topic: string): string {
  try {
    return site.say(locale, `site.topics.${topic}`);
  } catch {
    return topic.charAt(0).toUpperCase() + topic.slice(1).replaceAll('-', ' ');
  }
}

/** The search of this help centre that a page was reached from, by its Referer header; undefined when it was another page. */
export function searchBefore(referer: string | undefined, locale: Locale): string | undefined {
  const before = URL.parse(referer ?? '');
  if (before === null || before.pathname.replace(/\/$/, '') !== helpAddress(locale)) return undefined;
  return before.searchParams.get('q')?.trim().slice(0, longestQuery) || undefined;
}
