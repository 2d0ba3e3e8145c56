import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Due } from '../../../src/tickets/ticket.ts';
import { browserTitle, isSkipped, launchChromium, openPage, shoot } from '../../web/browser.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, now, startDesk } from '../start-desk.ts';

/** Counted from Monday 17:00 in Singapore over the night, with an hour on hold. */
const due: Due = {
  at: '2026-03-03T03:30:00.000Z',
  state: 'active',
  steps: [
    { kind: 'target', of: 'resolution', priority: 'high' },
    { kind: 'start', at: '2026-03-02T09:00:00.000Z', minutes: 150 },
    { kind: 'open', from: '2026-03-02T09:00:00.000Z', to: '2026-03-02T10:00:00.000Z', minutes: 60 },
    { kind: 'end', from: '2026-03-03T01:00:00.000Z', at: '2026-03-03T02:30:00.000Z', minutes: 90 },
    { kind: 'paused', from: '2026-03-03T01:00:00.000Z', to: '2026-03-03T02:00:00.000Z', minutes: 60 },
    { kind: 'recounted' },
    { kind: 'left-out' },
    'a line of an older version',
  ],
};
const reasons = ['asked', 'money:charged twice', 'frustration:2 failed answers', 'vip:company.example', 'odd:thing'];

describe.skipIf(isSkipped)(browserTitle('what the desk reckons, in the words of the reader'), () => {
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => desk.close());

  it.each([
    [
      'en-US',
      [
        'Resolution at priority “High”',
        'Counted from Mon 2 Mar, 17:00: 150 min of opening time',
        'Mon 2 Mar, 17:00–18:00: 60 min',
        'Tue 3 Mar, 09:00 + 90 min = 10:30',
        'On hold Tue 3 Mar, 09:00 – Tue 3 Mar, 10:00: 60 min of opening time do not count',
        'Counted again, because the hours have changed',
        'Earlier steps are left out.',
        'a line of an older version',
      ],
      [
        'The customer asked for a person',
        'Money: “charged twice”',
        'Answers that failed: 2',
        'An important customer (company.example)',
        'odd:thing',
      ],
    ],
    [
      'zh-CN',
      [
        '解决，优先级“高”',
        '自 3月2日周一 17:00 起算：营业时间 150 分钟',
        '3月2日周一 17:00–18:00：60 分钟',
        '3月3日周二 09:00 + 90 分钟 = 10:30',
        '3月3日周二 09:00 – 3月3日周二 10:00 计时暂停：其中 60 分钟营业时间不计',
        '营业时间有变，重新计算',
        '更早的步骤从略。',
        'a line of an older version',
      ],
      ['客户要找人工', '钱款：“charged twice”', '没答上的次数：2', '重要客户（company.example）', 'odd:thing'],
    ],
  ])(
    'tells how a due time was reached, by the shop’s clock, and why the ticket is here: %s',
    async (locale, steps, why) => {
      await keepTicket(desk.store, sampleTicket('T-1001', { due: { resolution: due }, reasons }));
      const { page, context } = await openPage(browser, { locale, timezoneId: 'America/New_York' });
      const [name = '', value = ''] = (await desk.enter('Ann')).split('=');
      await context.addCookies([{ name, value, url: desk.url }]);
      await page.clock.setFixedTime(now);
      await page.setViewportSize({ width: 1400, height: 1200 });
      await page.goto(`${desk.url}/console/tickets/T-1001`);
      await page.locator('.side-steps summary').click();
      expect(await page.locator('.side-steps li').allInnerTexts()).toEqual(steps);
      const told = await page.getByRole('listitem').allInnerTexts();
      for (const reason of why) expect(told).toContain(reason);
      await shoot(page, `console-steps-${locale}`);
      await context.close();
    },
  );
});
