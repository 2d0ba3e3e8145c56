import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, launchChromium, openPage } from '../web/browser.ts';
import { keepSampleQueue } from './sample-queue.ts';
import { type Desk, now, startDesk } from './start-desk.ts';

describe.skipIf(isSkipped)(browserTitle('the first view of the inbox'), () => {
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchChromium(), startDesk()]);
    await keepSampleQueue(desk.store);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('asks for its tickets together with its code, and no second time', async () => {
    const { page, faults, context } = await openPage(browser);
    await page.clock.setFixedTime(now);
    const [name = '', value = ''] = (await desk.enter('Ann')).split('=');
    await context.addCookies([{ name, value, url: desk.url }]);
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url().slice(desk.url.length)));
    await page.goto(`${desk.url}/console`);
    await page.locator('[data-number="T-1001"]').waitFor();
    const lists = asked.filter(path => path.startsWith('/api/tickets?') && !path.includes('sort='));
    expect(lists).toEqual(['/api/tickets?status=new%2Copen%2Cpending&limit=50']);
    expect(asked.indexOf(lists[0] ?? '')).toBeLessThan(asked.findIndex(path => path.startsWith('/api/me')));
    expect(faults).toEqual([]);
    await context.close();
  });
});
