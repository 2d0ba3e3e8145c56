import type { QuestionEvents } from '../../knowledge/gaps/ports.ts';
import { fromJson } from '../sql/json.ts';
import { endOfTime } from '../tables/event.ts';
import type { Tables } from '../tables.ts';

export function questionEvents({ event }: Tables): QuestionEvents {
  return {
    page: async (kind, { from = '', to = endOfTime }, limit, before = { at: to, seq: 0 }) =>
      event.page
        .all({ kind, from, before_at: before.at, before_seq: before.seq, limit })
        .map(({ seq, at, conversation_id, data, name }) => ({
          seq,
          at,
          kind,
          conversationId: conversation_id,
          customerName: name ?? undefined,
          data: fromJson(data),
        })),
  };
}
