import { describe, expect, it } from 'vitest';
import { askingsOf } from '../../../src/knowledge/gaps/asking.ts';
import type { QuestionEvent, QuestionEventKind } from '../../../src/knowledge/gaps/ports.ts';

type Told = [kind: QuestionEventKind, data: Record<string, unknown>, conversationId?: string];

function events(...told: Told[]): QuestionEvent[] {
  return told.map(([kind, data, conversationId = 'a'], i) => ({
    seq: i + 1,
    at: `2026-03-02T09:0${i}:00.000Z`,
    kind,
    conversationId,
    customerName: undefined,
    data: { locale: 'en', ...data },
  }));
}

const q = { question: 'Do you engrave?' };
const unanswered: Told = ['question.unanswered', q];
const clarified: Told = ['question.clarified', q];
const chosen: Told = ['question.chosen', q];
const wanted: Told = ['person.asked', q];
const unhelpful = (articleId: string): Told => ['answer.unhelpful', { ...q, articleId, version: '1' }];

describe('askingsOf', () => {
  it.each<[string, Told[], [outcome: string, ...articles: string[]][]]>([
    ['a question that nothing was found for', [unanswered], [['unanswered']]],
    ['the same question again', [unanswered, unanswered], [['unanswered'], ['unanswered']]],
    ['an offer that was passed over', [clarified], [['unanswered']]],
    ['an offer of which none was wanted, once', [clarified, unanswered], [['unanswered']]],
    ['not an offer of which one was taken', [clarified, chosen], []],
    ['what was taken and did not help', [clarified, chosen, unhelpful('x')], [['unhelpful', 'x']]],
    ['two articles that did not help, once', [unhelpful('x'), unhelpful('y')], [['unhelpful', 'x', 'y']]],
    [
      'the same article again, twice',
      [unhelpful('x'), unhelpful('x')],
      [
        ['unhelpful', 'x'],
        ['unhelpful', 'x'],
      ],
    ],
    ['an offer beside another question', [clarified, ['question.chosen', { question: 'Other?' }]], [['unanswered']]],
    [
      'conversations apart',
      [clarified, ['question.chosen', q, 'b'], ['question.unanswered', q, 'b']],
      [['unanswered'], ['unanswered']],
    ],
    ['a wish for a person by itself', [wanted], [['unanswered']]],
    ['a wish for a person about the question before with it', [unanswered, wanted], [['unanswered']]],
    ['a wish for a person after an article was taken, not at all', [clarified, chosen, wanted], []],
    ['not an event without its question', [['question.unanswered', { question: undefined }]], []],
  ])('counts %s', (_, told, expected) => {
    const found = askingsOf(events(...told));
    expect(found.map(({ outcome, unhelpful: failed }) => [outcome, ...failed.map(one => one.articleId)])).toEqual(
      expected,
    );
  });

  it('dates a question by its first event', () => {
    expect(askingsOf(events(clarified, unanswered))).toMatchObject([
      { at: '2026-03-02T09:00:00.000Z', conversationId: 'a', locale: 'en', ...q },
    ]);
  });
});
