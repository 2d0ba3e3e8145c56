import type { Locale } from '../base/locale.ts';

/** "Was this helpful?" of one reader about one version of an article. */
export type ArticleVote = {
  at: string;
  locale: Locale;
  articleId: string;
  /** The version that was read. */
  version: string;
  helpful: boolean;
  comment?: string;
};

/** Votes on one article, added up over its versions. */
export type VoteCount = { locale: Locale; articleId: string; helpful: number; unhelpful: number };

/** `[from, to)` as ISO instants; either may be left out. */
export type VotePeriod = { from?: string; to?: string };

export interface ArticleFeedback {
  /**
   * Keeps a vote. `voter` stands for one reader of one version of one article: another vote of theirs takes the place of the
   * first, whose comment stays until another is given.
   */
  vote(vote: ArticleVote & { voter: string }): Promise<void>;
  /** The articles with votes in the period, those with most unhelpful votes first. */
  counts(period: VotePeriod): Promise<VoteCount[]>;
  /** Votes of the period that carry a comment, newest first, at most `limit`. */
  comments(period: VotePeriod, limit: number): Promise<ArticleVote[]>;
}
