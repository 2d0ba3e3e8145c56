import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, openPage, phone, shoot } from '../../web/browser.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, now, startDesk } from '../start-desk.ts';

describe.skipIf(isSkipped)(browserTitle('earlier conversations, in a browser'), () => {
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchChromium(), startDesk({ at: '2026-02-20T06:00:00.000Z' })]);
    const { customer } = sampleTicket('T-1001');
    for (const number of ['T-1001', 'T-1002']) await keepTicket(desk.store, sampleTicket(number, { customer }));
    const { id } = customer;
    const opening = { channel: 'directline', channelUser: `dl_${id}`, locale: 'zh' };
    const said = { kind: 'message', conversationId: 'cnv_before', opening } as const;
    await desk.deps.turns.handle({ ...said, text: '怎么重设密码？' });
    await desk.store.customers.addNote(id, {
      at: now,
      by: { id: 'opr_bo', name: 'Bo' },
      text: 'Prefers to be called.',
    });
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  async function open(name: string, path: string, options: BrowserContextOptions = {}) {
    const opened = await openPage(browser, options);
    await opened.page.clock.setFixedTime(now);
    const [cookie = '', value = ''] = (await desk.enter(name)).split('=');
    await opened.context.addCookies([{ name: cookie, value, url: desk.url }]);
    await opened.page.goto(desk.url + path);
    return opened;
  }

  it('are listed on the card with the languages of the customer, and opened to be read only', async () => {
    const { page, faults, context } = await open('Ann', '/console/tickets/T-1002', {
      viewport: { width: 1400, height: 900 },
    });
    page.setDefaultTimeout(12_000);
    const side = page.getByRole('complementary', { name: 'Details' });
    await side.getByText('English, Chinese').waitFor();
    await side.getByRole('button', { name: '怎么重设密码？' }).click();
    const dialog = page.getByRole('dialog', { name: 'Chat · 20 Feb 2026' });
    await dialog.getByText('重置链接').waitFor();
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await dialog.getByRole('textbox').count()).toBe(0);
    await shoot(page, 'earlier');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await shoot(page, 'earlier-card');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('fit a phone, in the dark and in Chinese', async () => {
    const { page, faults, context } = await open('Bo', '/console/tickets/T-1002?locale=zh', {
      viewport: phone,
      colorScheme: 'dark',
    });
    await page.getByRole('button', { name: '详情' }).click();
    const talk = page.getByRole('button', { name: '怎么重设密码？' });
    await talk.scrollIntoViewIfNeeded();
    await shoot(page, 'earlier-card-phone');
    await talk.click();
    await page.getByRole('dialog', { name: '聊天' }).getByText('重置链接').waitFor();
    await shoot(page, 'earlier-phone');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
