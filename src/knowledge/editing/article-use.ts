import { z } from 'zod';
import type { Locale } from '../../base/locale.ts';
import type { QuestionEvent, QuestionEvents } from '../gaps/ports.ts';
import { readEvents } from '../gaps/reading-events.ts';

/** What the chat did with an article in a period, in one language. */
export type ArticleUse = {
  /** Times it was shown, unasked ones too. */
  shown: number;
  /** Customers said that it helped, or that it did not; the others said nothing. */
  helped: number;
  unhelpful: number;
};

export type UseReport = {
  /** By `<locale>/<article id>`. */
  articles: ReadonlyMap<string, ArticleUse>;
  /** The period holds more than is read: the newest were. */
  isCut: boolean;
};

const kinds = ['question.answered', 'answer.helped', 'answer.unhelpful'] as const;
const Facts = z.object({ articleId: z.string(), locale: z.string().optional() });

/** Counts the events of a period, `[from, to)` as ISO instants. */
export async function articleUse(events: QuestionEvents, period: { from?: string; to?: string }): Promise<UseReport> {
  const read = await readEvents(events, kinds, period);
  return { articles: countUse(read.events), isCut: read.isCut };
}

/** @param events in the order in which they were stored */
export function countUse(events: readonly QuestionEvent[]): Map<string, ArticleUse> {
  const counts = new Map<string, ArticleUse>();
  const shownIn = new Map<string, Locale>();
  for (const { kind, conversationId, data } of events) {
    const facts = Facts.safeParse(data).data;
    if (!facts) continue;
    const seen = `${conversationId}\n${facts.articleId}`;
    // That it helped is told without the language; it is the one in which it was shown.
    const locale = facts.locale ?? shownIn.get(seen);
    if (locale === undefined) continue;
    const key = `${locale}/${facts.articleId}`;
    const use = counts.get(key) ?? { shown: 0, helped: 0, unhelpful: 0 };
    counts.set(key, use);
    if (kind === 'question.answered') {
      shownIn.set(seen, locale);
      use.shown += 1;
    } else if (kind === 'answer.helped') use.helped += 1;
    else if (kind === 'answer.unhelpful') use.unhelpful += 1;
  }
  return counts;
}
