import { describe, expect, it } from 'vitest';
import type { Open } from './contract.ts';
import { freshStore } from './opened.ts';
import { begin, customer, minute, record } from './records.ts';

const kind = 'question.unanswered';

export function questionContract(open: Open): void {
  describe('events about questions', () => {
    const opened = freshStore(open);

    /** One conversation with an event a minute, `a` at minute 0 and so on; `c` brings two at once. */
    async function ask(): Promise<void> {
      const { store } = opened();
      let stored = await begin(store, 'x', { customer: { ...customer('cus_x'), name: 'Mei Tan' } });
      for (const [i, questions] of [['a'], ['b'], ['c', 'd'], ['e']].entries()) {
        const events = questions.map(question => ({ kind, data: { question } }));
        await store.turns.commit(
          record(stored, { at: minute(i), events: [...events, { kind: 'answer.helped', data: {} }] }),
        );
        stored = { ...stored, version: stored.version + 1 };
      }
    }
    const questionsOf = (events: { data: unknown }[]) => events.map(({ data }) => data);
    const named = (...questions: string[]) => questions.map(question => ({ question }));

    it('come newest first, with their conversation and the name of its customer', async () => {
      const { store } = opened();
      await ask();
      const found = await store.questions.page(kind, {}, 1000);
      expect(questionsOf(found)).toEqual(named('e', 'd', 'c', 'b', 'a'));
      expect(found[4]).toMatchObject({ at: minute(0), kind, conversationId: 'x', customerName: 'Mei Tan' });
    });

    it('are of one kind only, also where the conversation is not known', async () => {
      const { store } = opened();
      await ask();
      expect(await store.questions.page('question.clarified', {}, 1000)).toEqual([]);
      await opened().sql(`insert into event (at, kind, conversation_id, data)
        values ('2027-01-01T00:00:00.000Z', 'question.clarified', 'gone', '{}')`);
      expect(await store.questions.page('question.clarified', {}, 1000)).toMatchObject([
        { conversationId: 'gone', customerName: undefined },
      ]);
    });

    it('are found from the start of a period to before its end', async () => {
      const { store } = opened();
      await ask();
      const within = async (period: { from?: string; to?: string }) =>
        questionsOf(await store.questions.page(kind, period, 1000));
      expect(await within({ from: minute(2) })).toEqual(named('e', 'd', 'c'));
      expect(await within({ to: minute(2) })).toEqual(named('b', 'a'));
      expect(await within({ from: minute(1), to: minute(3) })).toEqual(named('d', 'c', 'b'));
    });

    it('go on after the last one of a page, also between two of one instant', async () => {
      const { store } = opened();
      await ask();
      const first = await store.questions.page(kind, { from: minute(1) }, 2);
      expect(questionsOf(first)).toEqual(named('e', 'd'));
      const second = await store.questions.page(kind, { from: minute(1) }, 2, first.at(-1));
      expect(questionsOf(second)).toEqual(named('c', 'b'));
      expect(await store.questions.page(kind, { from: minute(1) }, 2, second.at(-1))).toEqual([]);
    });
  });
}
