import type { Locale } from '../../base/locale.ts';
import type { Article } from '../article.ts';
import type { Hit, Search, Terms } from '../ports.ts';

/** What turns write down about questions (`turn/`), as far as it tells of gaps. */
export const questionEventKinds = [
  'question.unanswered',
  'question.clarified',
  'question.chosen',
  'answer.unhelpful',
  'person.asked',
] as const;
/** And what tells how articles are used. */
export type QuestionEventKind = (typeof questionEventKinds)[number] | 'question.answered' | 'answer.helped';

export type QuestionEvent = {
  /** Rises with every event that is stored. */
  seq: number;
  /** ISO instant. */
  at: string;
  kind: QuestionEventKind;
  conversationId: string;
  /** The name that the customer is known by, so that it can be left out of what they wrote. */
  customerName: string | undefined;
  /** JSON as it was stored. */
  data: unknown;
};

/** Reading events; they are written only by a turn's commit (`turn/ports.ts`). */
export interface QuestionEvents {
  /**
   * The newest events of a kind in `[from, to)` (ISO instants; either may be left out), newest first, at most `limit` (up to 1,000);
   * with `before`, those that come after that event in this order.
   */
  page(
    kind: QuestionEventKind,
    period: { from?: string; to?: string },
    limit: number,
    before?: { at: string; seq: number },
  ): Promise<QuestionEvent[]>;
}

/** What finding gaps needs of the rest of the house. */
export type GapDeps = {
  events: QuestionEvents;
  terms: Terms;
  knowledge: Search & {
    article(locale: Locale, id: string): Article | undefined;
    published(locale: Locale): readonly Article[];
  };
  /** The words without e-mail addresses, telephone and order numbers, and names; `name` is one to look for. */
  mask(text: string, name: string | undefined): string;
  /** What is asked beside the wish for a person; undefined when nothing is, or nobody is wished for. */
  withoutWish(text: string, locale: Locale): string | undefined;
  /** Whether the bot would answer with the first of these. */
  answers(hits: readonly Hit[]): boolean;
  /** Whether it is near enough for the bot to offer it. */
  offers(hit: Hit): boolean;
  /** Address of an article's page. */
  address(article: Pick<Article, 'locale' | 'slug'>): string;
  /** The body of a draft that nobody has written yet. */
  emptyDraft(locale: Locale): string;
  /** The instant of the report, ISO. */
  now(): string;
};
