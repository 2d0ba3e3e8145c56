import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, startDesk } from '../start-desk.ts';

describe('the handbook', () => {
  let desk: Desk;
  let cookie: string;
  beforeAll(async () => {
    desk = await startDesk();
    cookie = await desk.enter('Mei');
  });
  afterAll(() => desk.close());

  it.each([
    ['en', 'Your first day', 'your-first-day'],
    ['zh', '第一天', '第一天'],
  ])('is read in %s, with its contents', async (locale, heading, anchor) => {
    const reply = await desk.get(`/console/handbook?locale=${locale}`, { cookie });
    const text = await reply.text();
    expect(reply.status).toBe(200);
    expect(text).toContain(`<a href="#${anchor}">${heading}</a>`);
    expect(text).toContain(`<h2 id="${anchor}">${heading}</h2>`);
  });

  it('has the same chapters in both languages', async () => {
    const chapters = await Promise.all(
      ['en', 'zh'].map(async locale => {
        const reply = await desk.get(`/console/handbook?locale=${locale}`, { cookie });
        return (await reply.text()).match(/<h[23] /g)?.length;
      }),
    );
    expect(chapters[0]).toBe(chapters[1]);
    expect(chapters[0]).toBeGreaterThan(10);
  });

  it('sends who is not signed in to the sign-in, and back', async () => {
    const reply = await desk.get('/console/handbook');
    expect(reply.headers.get('location')).toBe('/console/sign-in?onward=%2Fconsole%2Fhandbook');
  });
});
