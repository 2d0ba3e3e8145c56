import { useOperators } from '../../data/people.ts';
import { useArticles, useCanned } from '../../data/replies.ts';
import type { Asking } from './asking.ts';

/** One thing that can be put into the text. */
export type Offer = { key: string; title: string; hint?: string; words: string };

/** What fits an asking, best first. */
export function useOffers(asking: Asking | undefined, locale: string, ticket: string): readonly Offer[] {
  const words = asking?.words.toLowerCase() ?? '';
  const canned = useCanned(locale, ticket, asking?.kind === 'canned');
  const articles = useArticles(locale, asking?.words.trim() ?? '', asking?.kind === 'article');
  const people = useOperators();
  if (asking?.kind === 'canned') {
    return canned
      .filter(({ name, title = '' }) => `${name} ${title}`.toLowerCase().includes(words))
      .slice(0, 8)
      .map(({ name, title, text }) => ({ key: name, title: title ?? name, hint: text, words: text }));
  }
  if (asking?.kind === 'article') {
    return articles.map(({ id, title, section, url }) => ({
      key: `${id} ${section}`,
      title,
      ...(section ? { hint: section } : {}),
      // a whole address, which the customer can follow wherever they read it
      words: `${title}: ${new URL(url, location.origin)} `,
    }));
  }
  if (asking?.kind !== 'person') return [];
  return people
    .filter(({ name }) => name.toLowerCase().includes(words))
    .slice(0, 8)
    .map(({ id, name }) => ({ key: id, title: name, words: `@${name} ` }));
}
