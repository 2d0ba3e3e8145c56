import { Rating } from '../../survey/rating.ts';
import type { RatingRow } from '../schema.ts';
import { withoutNulls } from '../sql/json.ts';
import type { Sqlite } from '../sql/sqlite.ts';

export function ratingTable(sqlite: Sqlite) {
  const { db } = sqlite;
  return {
    upsert: sqlite.takes<RatingRow>().prepare(slot =>
      db
        .insertInto('rating')
        .values({
          id: slot('id'),
          conversation_id: slot('conversation_id'),
          episode: slot('episode'),
          ticket: slot('ticket'),
          operator_id: slot('operator_id'),
          articles: slot('articles'),
          locale: slot('locale'),
          channel: slot('channel'),
          asked_at: slot('asked_at'),
          answered_at: slot('answered_at'),
          csat: slot('csat'),
          nps: slot('nps'),
          comment: slot('comment'),
        })
        .onConflict(conflict =>
          conflict.column('id').doUpdateSet(given => ({
            ticket: given.ref('excluded.ticket'),
            operator_id: given.ref('excluded.operator_id'),
            articles: given.ref('excluded.articles'),
            locale: given.ref('excluded.locale'),
            answered_at: given.ref('excluded.answered_at'),
            csat: given.ref('excluded.csat'),
            nps: given.ref('excluded.nps'),
            comment: given.ref('excluded.comment'),
          })),
        ),
    ),
  };
}

export function ratingRow(rating: Rating): RatingRow {
  return {
    id: rating.id,
    conversation_id: rating.conversationId,
    episode: rating.episode,
    ticket: rating.ticket ?? null,
    operator_id: rating.operatorId ?? null,
    articles: JSON.stringify(rating.articles),
    locale: rating.locale,
    channel: rating.channel,
    asked_at: rating.askedAt,
    answered_at: rating.answeredAt ?? null,
    csat: rating.csat ?? null,
    nps: rating.nps ?? null,
    comment: rating.comment ?? null,
  };
}

export function ratingOf(row: RatingRow): Rating {
  return Rating.parse({
    id: row.id,
    conversationId: row.conversation_id,
    episode: row.episode,
    articles: JSON.parse(row.articles),
    locale: row.locale,
    channel: row.channel,
    askedAt: row.asked_at,
    ...withoutNulls({
      ticket: row.ticket,
      operatorId: row.operator_id,
      answeredAt: row.answered_at,
      csat: row.csat,
      nps: row.nps,
      comment: row.comment,
    }),
  });
}
