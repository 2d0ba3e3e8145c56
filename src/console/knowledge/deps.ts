import type { Clock } from '../../base/clock.ts';
import type { Locale } from '../../base/locale.ts';
import type { Say } from '../../dialogs/words/say.ts';
import type { UseReport } from '../../knowledge/editing/article-use.ts';
import type { Committer } from '../../knowledge/editing/commit.ts';
import type { DraftChecker } from '../../knowledge/editing/draft-faults.ts';
import type { ArticleFolder } from '../../knowledge/editing/saving.ts';
import type { ParsedFile } from '../../knowledge/files/parsed-file.ts';
import type { GapQuery, GapReport } from '../../knowledge/gaps/find-gaps.ts';
import type { Links } from '../../knowledge/load.ts';
import type { Knowledge } from '../../knowledge/ports.ts';
import type { WatchedKnowledge } from '../../knowledge/watched-knowledge.ts';
import type { FirstDecision } from '../../turn/asking/decision.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { OperatorStore } from '../ports.ts';

/** `[from, to)` as ISO instants. */
export type Days = { from?: string; to?: string };

/** Reading, trying and writing the articles; put together by the composition root. */
export type Editing = {
  knowledge: WatchedKnowledge;
  links: Links;
  folder: ArticleFolder;
  checker: DraftChecker;
  committer: Committer;
  /** The article that was made of a ticket, whatever has been done to it since. */
  articleOf(ticketNumber: string): ParsedFile | undefined;
  /** What the bot does with these words as the first of a conversation, by what `knowledge` holds. */
  ask(words: string, locale: Locale, knowledge: Knowledge): Promise<FirstDecision>;
  /** From when on the bot answers and offers, as of now. */
  thresholds(): { answer: number; clarify: number };
  use(period: Days): Promise<UseReport>;
  /** What readers of the help centre said. */
  votes(period: Days): Promise<{ locale: Locale; articleId: string; helpful: number; unhelpful: number }[]>;
  /** The words without what tells who somebody is; `name` is one to look for. */
  mask(text: string, name: string | undefined): string;
  /** The day where the shop is, as 2026-11-20. */
  today(): string;
};

export type KnowledgeDeps = {
  /** What customers asked in vain; rejects when the events cannot be read. */
  gaps(query: GapQuery): Promise<GapReport>;
  editing: Editing;
  operators: Pick<OperatorStore, 'byId'>;
  auditLog: AuditLog;
  locales: readonly Locale[];
  say: Say;
  clock: Clock;
};
