import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/dialogs/dialog.ts';
import type { Hit } from '../../src/knowledge/ports.ts';
import { severalAnswers } from '../../src/turn/choosing/several-answers.ts';
import { testHit } from '../support/hit.ts';

const part = (text: string, ...hits: Hit[]): Part => ({ text, hits });
const sure = (hits: readonly Hit[]) => (hits[0]?.score ?? 0) >= 0.5;
const likely = (hit: Hit) => hit.score >= 0.3;
const answers = (...parts: Part[]) => severalAnswers(parts, sure, likely);

const password = testHit('password', 0.9);
const parcel = testHit('parcel', 0.8);
const times = testHit('times', 0.4);

describe('the answers to several questions', () => {
  it('are all given where all are sure', () => {
    expect(answers(part('a', password), part('b', parcel))).toEqual({ hit: password, also: [{ hit: parcel }] });
  });

  it('leave no question out: what is not sure is named, with what may answer it', () => {
    expect(answers(part('a', password), part('b', times))).toEqual({
      hit: password,
      also: [{ question: 'b', likely: [times] }],
    });
    expect(answers(part('a'), part('b', parcel))).toEqual({ hit: parcel, also: [{ question: 'a', likely: [] }] });
  });

  it('are one where both questions find the same section', () => {
    expect(answers(part('a', password), part('b', password))).toBeUndefined();
    expect(answers(part('a', password), part('b', parcel), part('c', parcel))?.also).toEqual([{ hit: parcel }]);
  });

  it('are none where nothing is sure: the message is then read as a whole', () => {
    expect(answers(part('a', times), part('b'))).toBeUndefined();
    expect(answers()).toBeUndefined();
  });
});
