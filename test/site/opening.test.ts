import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/base/clock.ts';
import { content } from '../support/content.ts';
import { siteForTest } from './started-site.ts';

/** A Monday, 20:00 in Singapore. */
const evening = '2026-03-02T12:00:00.000Z';

async function openingAt(now: string, closures: { from: string; until?: string }[] = []): Promise<unknown> {
  const hours = () => ({ ...content().policy.hours, closures });
  const site = await siteForTest({ clock: fixedClock(now), site: { hours } });
  return (await site.get('/api/opening')).json();
}

describe('GET /api/opening', () => {
  it('tells everybody when a person answers, until when that is true, and nothing else', async () => {
    expect(await openingAt(evening)).toEqual({
      isOpen: false,
      answersAt: '2026-03-03T01:00:00.000Z',
      until: '2026-03-02T16:00:00.000Z',
      timeZone: 'Asia/Singapore',
      lines: {
        en: {
          text: 'A person answers tomorrow from 9:00',
          textAbroad: 'A person answers tomorrow from 9:00 (Singapore Time)',
        },
        zh: { text: '人工回复：明天 9:00 起', textAbroad: '人工回复：明天 9:00 起（新加坡时间）' },
      },
    });
  });

  it('is here now within opening hours, until lunch', async () => {
    expect(await openingAt('2026-03-02T02:00:00.000Z')).toMatchObject({
      isOpen: true,
      until: '2026-03-02T04:30:00.000Z',
      lines: { en: { text: 'We are here now' }, zh: { text: '我们现在在线' } },
    });
  });

  it('promises nothing while nobody knows', async () => {
    const opening = await openingAt(evening, [{ from: evening }]);
    const en = { text: expect.stringContaining('Nobody is here'), textAbroad: expect.stringContaining('Nobody') };
    expect(opening).toEqual({
      isOpen: false,
      timeZone: 'Asia/Singapore',
      lines: { en, zh: expect.anything() },
    });
  });

  it('stands in the chat page as it is sent', async () => {
    const site = await siteForTest({ clock: fixedClock(evening) });
    const page = await (await site.get('/chat')).text();
    expect(page).toContain(
      '<p id="opening" data-open="false" aria-live="polite">A person answers tomorrow from 9:00</p>',
    );
  });
});
