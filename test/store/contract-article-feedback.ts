import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/knowledge/ports.ts';
import type { ArticleVote } from '../../src/site/ports.ts';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { at, begin, minute } from './records.ts';

function vote(voter: string, change: Partial<ArticleVote> = {}) {
  return { voter, at, locale: 'en', articleId: 'refund', version: 'aaaaaaaaaaaa', helpful: true, ...change };
}

export function articleFeedbackContract(open: Open): void {
  describe('votes on articles', () => {
    const opened = freshStore(open);

    it('are added up by article and language, those with most unhelpful ones first', async () => {
      const { articleFeedback } = opened().store;
      await articleFeedback.vote(vote('a'));
      await articleFeedback.vote(vote('b', { version: 'bbbbbbbbbbbb' }));
      await articleFeedback.vote(vote('c', { locale: 'zh', helpful: false }));
      await articleFeedback.vote(vote('d', { articleId: 'invoice', helpful: false }));
      await articleFeedback.vote(vote('e', { articleId: 'invoice', helpful: false }));
      expect(await articleFeedback.counts({})).toEqual([
        { articleId: 'invoice', locale: 'en', helpful: 0, unhelpful: 2 },
        { articleId: 'refund', locale: 'zh', helpful: 0, unhelpful: 1 },
        { articleId: 'refund', locale: 'en', helpful: 2, unhelpful: 0 },
      ]);
    });

    it('count once a voter: the last one, with the comment that was given', async () => {
      const { articleFeedback } = opened().store;
      await articleFeedback.vote(vote('a', { helpful: false, comment: 'Which bank?' }));
      await articleFeedback.vote(vote('a', { at: minute(1), helpful: false }));
      expect(await articleFeedback.counts({})).toMatchObject([{ helpful: 0, unhelpful: 1 }]);
      const { voter: _voter, ...kept } = vote('a', { at: minute(1), helpful: false, comment: 'Which bank?' });
      expect(await articleFeedback.comments({}, 10)).toStrictEqual([kept]);
      await articleFeedback.vote(vote('a', { at: minute(2), comment: '找到了，谢谢' }));
      expect(await articleFeedback.counts({})).toMatchObject([{ helpful: 1, unhelpful: 0 }]);
      expect(await articleFeedback.comments({}, 10)).toMatchObject([{ helpful: true, comment: '找到了，谢谢' }]);
    });

    it('are told from the start of a period to before its end, comments newest first', async () => {
      const { articleFeedback } = opened().store;
      for (const i of [0, 1, 2]) {
        await articleFeedback.vote(vote(`v${i}`, { at: minute(i), comment: `c${i}`, articleId: `a${i}` }));
      }
      const told = async (period: { from?: string; to?: string }) =>
        (await articleFeedback.counts(period)).map(({ articleId }) => articleId);
      expect(await told({ from: minute(1) })).toEqual(['a1', 'a2']);
      expect(await told({ to: minute(1) })).toEqual(['a0']);
      expect(await told({ from: minute(1), to: minute(2) })).toEqual(['a1']);
      const comments = await articleFeedback.comments({ from: minute(0), to: minute(3) }, 2);
      expect(comments.map(({ comment }) => comment)).toEqual(['c2', 'c1']);
    });
  });

  describe('the log of what was read', () => {
    const opened = freshStore(open);

    it('gives every answer since an instant once, newest first, over many pages', async () => {
      const { store } = opened();
      const answered = (articleId: string, more = {}) => ({ kind: 'question.answered', data: { articleId, ...more } });
      await begin(store, 'before', { at: minute(-1), events: [answered('too-old')] });
      for (const id of ['a', 'b', 'c']) {
        const events = Array.from({ length: 400 }, (_, i) => answered(`${id}${i}`));
        await begin(store, id, { events: [{ kind: 'other', data: { articleId: 'x' } }, ...events] });
      }
      await begin(store, 'd', { at: minute(5), events: [answered('last', { nextBest: true }), answered('very-last')] });
      const pages: (readonly Reading[])[] = [];
      for await (const page of store.readings.pages(at)) pages.push(page);
      const readings = pages.flat();
      expect(pages.length).toBeGreaterThan(1);
      expect(readings).toHaveLength(1202);
      expect(new Set(readings.map(({ articleId }) => articleId)).size).toBe(1202);
      expect(readings.slice(0, 3)).toEqual([
        { at: minute(5), conversationId: 'd', articleId: 'very-last', wasAsked: true },
        { at: minute(5), conversationId: 'd', articleId: 'last', wasAsked: false },
        { at, conversationId: 'c', articleId: 'c399', wasAsked: true },
      ]);
    });
  });
}
