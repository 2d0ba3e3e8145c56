import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, openPage, phone, shoot } from '../../web/browser.ts';
import { type Desk, now, startDesk } from '../start-desk.ts';

describe.skipIf(isSkipped)(browserTitle('a ticket by hand, in a browser'), () => {
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchChromium(), startDesk()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  async function open(name: string, path: string, options = {}) {
    const opened = await openPage(browser, options);
    await opened.page.clock.setFixedTime(now);
    const [cookie = '', value = ''] = (await desk.enter(name)).split('=');
    await opened.context.addCookies([{ name: cookie, value, url: desk.url }]);
    await opened.page.goto(desk.url + path);
    return opened;
  }

  it('is begun with a key, and the next one joins who is known', async () => {
    const { page, faults, context } = await open('Ann', '/console');
    await page.getByText('Nothing is waiting.').waitFor();
    await page.keyboard.press('c');
    await page.getByLabel("Customer's name").fill('Ana Lim');
    await page.getByLabel('Telephone number').fill('+65 6123 4567');
    await page.getByLabel('What they said').fill('My parcel came broken, please call back today');
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'by-hand');
    await page.getByRole('button', { name: 'Open the ticket' }).click();
    await page.getByRole('heading', { name: 'My parcel came broken, please call back today' }).waitFor();
    await page.getByRole('button', { name: 'New ticket' }).click();
    await page.getByText('Visit', { exact: true }).click();
    await page.getByLabel('Telephone number').fill('6123');
    await page.getByRole('button', { name: 'Ana Lim · +65 6123 4567' }).click();
    await page.getByLabel('What they said').fill('Is my lamp ready?');
    await page.getByRole('combobox', { name: 'Priority' }).selectOption('high');
    await page.getByRole('button', { name: 'Open the ticket' }).click();
    await page.getByRole('heading', { name: 'Is my lamp ready?' }).waitFor();
    const { items } = await desk.store.tickets.inbox({ sort: 'newest', limit: 2 }, 'nobody');
    expect(items.map(({ ticket }) => [ticket.channel, ticket.customer.name, ticket.priority])).toEqual([
      ['visit', 'Ana Lim', 'high'],
      ['phone', 'Ana Lim', expect.any(String)],
    ]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('fits a phone, in the dark and in Chinese', async () => {
    const { page, faults, context } = await open('Bo', '/console?locale=zh', { viewport: phone, colorScheme: 'dark' });
    await page.getByRole('button', { name: '新工单' }).click();
    await page.getByLabel('客户说了什么').waitFor();
    await shoot(page, 'by-hand-phone');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
