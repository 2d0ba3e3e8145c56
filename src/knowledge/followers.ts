import { type Clock, msBetween, plusMs } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Reading, ReadingLog } from './ports.ts';

/** Asked later than this, a question is another matter. */
const longestGapMs = 30 * 60_000;
/** What one person asked says little about the next. */
const fewestConversations = 2;
const countedMs = 90 * 86_400_000;
/** The newest are enough to know the habit. */
const mostReadings = 20_000;
const freshMs = 5 * 60_000;

/** Ids of articles by the id of the one they were asked after, most often first. */
export type Followed = ReadonlyMap<string, readonly string[]>;

export type Followers = {
  /** Ids of the articles that customers asked for after this one, most often first. Counts again in the background when that was long ago. */
  of(articleId: string): readonly string[];
  /** Counts again now. Never rejects: what was counted last stays. */
  refresh(): Promise<void>;
  /** Resolves when nothing is being counted any more. */
  close(): Promise<void>;
};

/** Keeps the count in memory, at most a few minutes old, in all languages together: an article is the same in each. */
export function createFollowers(deps: { log: ReadingLog; clock: Clock; logger: Logger }): Followers {
  const { log, clock, logger } = deps;
  let followed: Followed = new Map();
  let countedAt: string | undefined;
  let counting: Promise<void> | undefined;
  let closed = false;

  async function count(): Promise<void> {
    const now = clock.now();
    countedAt = now;
    try {
      followed = await countFollowed(readings(log.pages(plusMs(now, -countedMs)), () => closed));
    } catch (err) {
      logger.error({ err }, 'what customers ask next could not be counted; the last count stays');
    }
  }
  function refresh(): Promise<void> {
    counting ??= count().finally(() => {
      counting = undefined;
    });
    return counting;
  }
  return {
    of: articleId => {
      const isFresh = countedAt !== undefined && Math.abs(msBetween(countedAt, clock.now())) < freshMs;
      if (!isFresh && !closed) void refresh();
      return followed.get(articleId) ?? [];
    },
    refresh,
    close: async () => {
      closed = true;
      await counting;
    },
  };
}

/** One reading after another; between two pages everybody else has their turn. */
async function* readings(pages: AsyncIterable<readonly Reading[]>, isOver: () => boolean): AsyncIterable<Reading> {
  let left = mostReadings;
  for await (const page of pages) {
    for (const reading of page.slice(0, left)) yield reading;
    left -= page.length;
    if (left <= 0 || isOver()) return;
    await new Promise(resolve => setImmediate(resolve));
  }
}

/**
 * Counts the conversations in which an article was asked for right after another, within half an hour; a pair counts from two
 * conversations on.
 * @param newestFirst readings of all conversations, mixed
 */
export async function countFollowed(newestFirst: AsyncIterable<Reading> | Iterable<Reading>): Promise<Followed> {
  const later = new Map<string, Reading>();
  const pairs = new Map<string, Map<string, Set<string>>>();
  for await (const reading of newestFirst) {
    const { conversationId, articleId, at } = reading;
    const next = later.get(conversationId);
    later.set(conversationId, reading);
    if (!next?.wasAsked || next.articleId === articleId || msBetween(at, next.at) > longestGapMs) continue;
    const nexts = pairs.get(articleId) ?? new Map<string, Set<string>>();
    pairs.set(articleId, nexts.set(next.articleId, (nexts.get(next.articleId) ?? new Set()).add(conversationId)));
  }
  return new Map([...pairs].map(([articleId, nexts]) => [articleId, mostOften(nexts)]));
}

function mostOften(nexts: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...nexts]
    .filter(([, conversations]) => conversations.size >= fewestConversations)
    .sort(([a, inA], [b, inB]) => inB.size - inA.size || a.localeCompare(b, 'en'))
    .map(([articleId]) => articleId);
}
