import { z } from 'zod';
import type { Reading, ReadingLog } from '../../knowledge/ports.ts';
import { endOfTime } from '../tables/event.ts';
import type { Tables } from '../tables.ts';

/** Rows read at once: little enough for the turns between two pages to wait a millisecond at most. */
const pageRows = 500;

const Answered = z.object({ articleId: z.string(), nextBest: z.boolean().optional() });

type Row = { seq: number; at: string; conversation_id: string; data: string };

/** Reads back the `question.answered` events. */
export function readingLog({ event }: Tables): ReadingLog {
  return {
    async *pages(since) {
      let before = { at: endOfTime, seq: 0 };
      for (;;) {
        const rows = event.page.all({
          kind: 'question.answered',
          from: since,
          before_at: before.at,
          before_seq: before.seq,
          limit: pageRows,
        });
        yield rows.flatMap(readingOf);
        const last = rows.at(-1);
        if (last === undefined || rows.length < pageRows) return;
        before = { at: last.at, seq: last.seq };
      }
    },
  };
}

function readingOf({ at, conversation_id: conversationId, data }: Row): Reading[] {
  const parsed = Answered.safeParse(JSON.parse(data));
  if (!parsed.success) return [];
  const { articleId, nextBest = false } = parsed.data;
  return [{ at, conversationId, articleId, wasAsked: !nextBest }];
}
