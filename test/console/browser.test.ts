import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, launchChromium, openPage, phone, shoot } from '../web/browser.ts';
import { sampleConversation, sampleHistory, sampleNearest, sampleShown } from './sample-conversation.ts';
import { keepTicket, sampleTicket } from './sample-tickets.ts';
import { type Desk, password, startDesk } from './start-desk.ts';

describe.skipIf(isSkipped)(browserTitle('the console in a browser'), () => {
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    desk = await startDesk();
    await open();
  });
  afterEach(async () => {
    await page.context().close();
    await desk.close();
    // a refused script, style or picture shows here
    expect(faults).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    ({ page, faults } = await openPage(browser, options));
  }

  async function enter(name: string): Promise<void> {
    const [cookieName = '', value = ''] = (await desk.enter(name)).split('=');
    await page.context().addCookies([{ name: cookieName, value, url: desk.url }]);
  }

  async function keepSamples(): Promise<void> {
    const smoking = { question: 'My lamp is smoking!!', topic: 'product', reasons: ['urgent: safety: smoking'] };
    await keepTicket(desk.store, sampleTicket('T-1001', { shown: sampleShown, nearest: sampleNearest }), {
      activities: sampleConversation,
      history: sampleHistory,
    });
    await keepTicket(
      desk.store,
      sampleTicket('T-1002', {
        ...smoking,
        priority: 'urgent',
        due: { firstResponse: { at: '2026-03-02T08:45:00.000Z', state: 'active', steps: [] } },
        customer: { id: 'cus_2' },
      }),
    );
    const zh = {
      locale: 'zh',
      question: '银行卡被重复扣款了，订单号 LL-20418，什么时候能退回来？',
      customer: { id: 'cus_3', name: '陈小明' },
    };
    await keepTicket(desk.store, sampleTicket('T-1003', { ...zh, priority: 'high', channel: 'msteams' }));
  }

  it('takes the owner from the link to the first reply', async () => {
    await keepSamples();
    await page.goto(await desk.setupLink());
    await shoot(page, 'console-set-up', true);
    await page.getByLabel('Your name').fill('Ann Lim');
    await page.getByLabel('E-mail address').fill('ann@example.com');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password once more').fill(password);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByRole('heading', { name: 'Your desk is ready' }).waitFor();
    await shoot(page, 'console-welcome', true);
    await page.getByRole('link', { name: 'Where is my refund?' }).click();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByLabel('Reply to the customer').fill('It left the bank today.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.thread .operator', { hasText: 'It left the bank today.' }).waitFor();
    await shoot(page, 'console-ticket', true);
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('This ticket is resolved.').waitFor();
    expect((await desk.store.tickets.find('T-1001'))?.status).toBe('resolved');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await shoot(page, 'console-sign-in');
  });

  it('shows what happened meanwhile and leaves alone what is being typed', async () => {
    await keepSamples();
    await enter('Ann');
    const token = await desk.addToken('Bo');
    await page.goto(`${desk.url}/console/tickets/T-1001`);
    const reply = page.getByLabel('Reply to the customer');
    await reply.fill('Dear Mei, I have');
    await desk.post('/api/tickets/T-1001/note', { token, json: { text: 'the bank has called' } });
    await page.locator('.thread .note', { hasText: 'the bank has called' }).waitFor();
    expect(await reply.inputValue()).toBe('Dear Mei, I have');
  });

  it.each([
    ['phone-light', { viewport: phone }],
    ['phone-dark', { viewport: phone, colorScheme: 'dark' }],
    ['desk-dark-zh', { viewport: { width: 1200, height: 800 }, colorScheme: 'dark', locale: 'zh-CN' }],
  ] as const)('fits the screen: %s', async (name, options) => {
    await page.context().close();
    await open(options);
    await keepSamples();
    await enter('Ann');
    for (const [path, picture] of [
      ['/console', 'queue'],
      ['/console/tickets/T-1001', 'ticket'],
      ['/console/sign-in', 'sign-in'],
    ] as const) {
      await page.goto(desk.url + path);
      await shoot(page, `console-${picture}-${name}`, true);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, path).toBe(0);
    }
  });

  it('works without scripts', async () => {
    await page.context().close();
    await open({ javaScriptEnabled: false });
    await keepSamples();
    await enter('Ann');
    await page.goto(`${desk.url}/console/tickets/T-1001`);
    await page.getByLabel('Note').fill('no script was needed');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.locator('.thread .note', { hasText: 'no script was needed' }).waitFor();
  });
});
