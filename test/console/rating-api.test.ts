import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RatingList } from '../../src/console/rating-api.ts';
import type { Rating } from '../../src/survey/rating.ts';
import { keepTicket, sampleTicket } from './sample-tickets.ts';
import { type Desk, startDesk } from './start-desk.ts';

describe('the ratings API', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
    await keep('1', { askedAt: '2026-03-01T10:00:00.000Z', csat: 5, nps: 10, comment: 'Quick!', ticket: 'T-1' });
    await keep('2', { askedAt: '2026-03-02T10:00:00.000Z', csat: 2, nps: 3, operatorId: 'opr_1' });
    await keep('3', { askedAt: '2026-03-03T10:00:00.000Z', csat: 4 });
    await keep('4', { askedAt: '2026-03-04T10:00:00.000Z' });
  });
  afterEach(() => desk.close());

  async function keep(n: string, change: Partial<Rating> & { askedAt: string }) {
    const number = `T-${n}`;
    const base = { id: `rat_${n}`, conversationId: `cnv_${number}`, episode: 1, articles: ['refund'], locale: 'en' };
    const answered = change.csat === undefined ? {} : { answeredAt: change.askedAt.replace('T10', 'T11') };
    await keepTicket(desk.store, sampleTicket(number), {
      rating: { ...base, channel: 'directline', ...answered, ...change },
    });
  }
  const ratings = async (query: string) =>
    RatingList.parse(await (await desk.get(`/api/ratings${query}`, { token })).json());

  it('lists what was answered, the newest first, with both scores and what they are made of', async () => {
    const all = await ratings('');
    expect(all).toMatchObject({
      csat: { numerator: 2, denominator: 3 },
      nps: { value: 0, numerator: 0, denominator: 2 },
      asked: 4,
      answered: 3,
      period: { from: null, to: null },
    });
    expect(all.csat.value).toBeCloseTo(66.67, 1);
    expect(all.items.map(item => item.csat)).toEqual([4, 2, 5]);
    expect(all.items[2]).toEqual({
      csat: 5,
      nps: 10,
      comment: 'Quick!',
      at: '2026-03-01T11:00:00.000Z',
      ticket: 'T-1',
      articles: ['refund'],
      locale: 'en',
      channel: 'directline',
    });
  });

  it('takes a period of whole days or of instants', async () => {
    expect((await ratings('?from=2026-03-02&to=2026-03-02')).items.map(item => item.csat)).toEqual([2]);
    expect((await ratings('?from=2026-03-02&to=2026-03-04')).asked).toBe(3);
    const offset = encodeURIComponent('2026-03-02T18:00:00+08:00');
    expect((await ratings(`?to=${offset}`)).items.map(item => item.csat)).toEqual([5]);
    expect((await ratings(`?from=${offset}&to=`)).period).toEqual({ from: '2026-03-02T10:00:00.000Z', to: null });
  });

  it('has no score where there is no rating', async () => {
    const empty = await ratings('?from=2027-01-01');
    expect(empty).toMatchObject({ items: [], csat: { value: null, denominator: 0 }, nps: { value: null } });
  });

  it('abuse 14: refuses a period that is none', async () => {
    for (const query of ["?from=2026-03-01'--", '?from=yesterday', '?to=2026-13-01', '?order=csat']) {
      expect((await desk.get(`/api/ratings${query}`, { token })).status, query).toBe(400);
    }
  });
});
