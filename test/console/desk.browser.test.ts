import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from '../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, type OpenedPage, openPage, phone, shoot } from '../web/browser.ts';
import { keepSampleQueue } from './sample-queue.ts';
import { keepTicket, sampleTicket } from './sample-tickets.ts';
import { type Desk, now, password, startDesk } from './start-desk.ts';

/** A page may take its time on a busy machine. */
const patient = { timeout: 10_000 };

describe.skipIf(isSkipped)(browserTitle('the desk in a browser'), () => {
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  let opened: OpenedPage;

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
    expect(opened.faults).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    opened = await openPage(browser, options);
    page = opened.page;
    await page.clock.setFixedTime(now);
  }

  async function enter(name: string): Promise<void> {
    const [cookieName = '', value = ''] = (await desk.enter(name)).split('=');
    await page.context().addCookies([{ name: cookieName, value, url: desk.url }]);
  }

  const row = (number: string) => page.locator(`[data-number="${number}"]`);
  const replyBox = () => page.getByRole('textbox', { name: 'Reply to the customer' });
  const show = async (number: string) => (await desk.store.tickets.find(number)) ?? expect.fail(`no ${number}`);

  it('takes the owner from the link to the first reply', async () => {
    await keepSampleQueue(desk.store);
    await page.goto(await desk.setupLink());
    await page.getByLabel('Your name').fill('Ann Lim');
    await page.getByLabel('E-mail address').fill('ann@example.com');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password once more').fill(password);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByRole('heading', { name: 'Your desk is ready' }).waitFor();
    await shoot(page, 'console-welcome');
    await page.getByRole('link', { name: /Where is my refund/ }).click();
    await page.getByRole('button', { name: 'Take it', exact: true }).click();
    await page.getByText('You are answering this ticket.').waitFor();
    await replyBox().fill('It left the bank today.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.thread-operator', { hasText: 'It left the bank today.' }).waitFor();
    expect(await replyBox().inputValue()).toBe('');
    await shoot(page, 'console-ticket');
    await page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await page.getByText('This ticket is resolved.').waitFor();
    expect((await show('T-1001')).status).toBe('resolved');
    await page.getByRole('button', { name: 'Signed in as Ann Lim' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it.each([
    ['desk-light', {}],
    ['desk-dark', { colorScheme: 'dark' }],
    ['desk-zh', { locale: 'zh-CN' }],
    ['phone-light', { viewport: phone }],
    ['phone-dark-zh', { viewport: phone, colorScheme: 'dark', locale: 'zh-CN' }],
  ] as const)('fits the screen and leaves axe nothing to say: %s', async (name, options) => {
    await page.context().close();
    await open(options);
    await keepSampleQueue(desk.store);
    await enter('Ann');
    for (const [path, picture, sign] of [
      ['/console', 'inbox', '[data-number="T-1001"]'],
      ['/console/tickets/T-1001', 'ticket', '.composer'],
      ['/console/settings', 'settings', 'h1'],
    ] as const) {
      await page.goto(desk.url + path);
      await page.locator(sign).waitFor();
      await shoot(page, `console-${picture}-${name}`);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, path).toBe(0);
      expect(await faultsOf(page), path).toEqual([]);
    }
  });

  it('shows of a ticket all that is known', async () => {
    await keepSampleQueue(desk.store);
    await enter('Ann');
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(`${desk.url}/console/tickets/T-1001`);
    await page.locator('.composer').waitFor();
    const text = (await page.locator('.ticket').innerText()).replace(/\s+/g, ' ');
    for (const part of [
      'within 5 working days',
      'From Refunds › How long it takes · 71 % sure',
      'Offered: Yes, thanks · No',
      'matched: refund, where',
      '71 % sure, answers begin at 50 %',
      'like “Where is my money back” (58 %)',
      'chosen by the customer',
      'What came nearest, but was not shown',
      '8 % sure, answers begin at 50 %',
      'points: 3.2 · time:12 days · Exclamation marks',
      'One simple matter',
      'questions: 1 · topics: 1 · words: 9',
      'Order number LL-20418',
      'Left our bank on Friday.',
      'The bot opened the ticket',
      'Bo wrote a note',
      'mei@example.com',
      'bank, refund',
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator('.markdown strong', { hasText: 'within 5 working days' }).count()).toBe(1);
    await page.getByText('How this time was reached').click();
    await page.getByText('high priority: 2 hours').waitFor();
  });

  it('keeps the draft of each ticket through a reload, and tells what could not be done', async () => {
    await keepSampleQueue(desk.store);
    await enter('Ann');
    await page.goto(`${desk.url}/console/tickets/T-1001`);
    await replyBox().fill('Dear Mei, I have');
    await page.reload();
    await expect.poll(() => replyBox().inputValue(), patient).toBe('Dear Mei, I have');
    await row('T-1002').getByRole('link').click();
    await expect.poll(() => replyBox().inputValue(), patient).toBe('');
    await row('T-1001').getByRole('link').click();
    await expect.poll(() => replyBox().inputValue(), patient).toBe('Dear Mei, I have');
    // the news of another's claim comes too late
    const news = Promise.withResolvers<void>();
    await page.route('**/api/tickets/T-1001', async route => {
      await news.promise;
      await route.continue();
    });
    await desk.post('/api/tickets/T-1001/claim', { token: await desk.addToken('Bo') });
    opened.expectFailing(/\/api\/tickets\/T-1001\/reply$/);
    await replyBox().press('Control+Enter');
    news.resolve();
    await page.getByText('Bo was faster: T-1001 is with Bo now. Nothing that you wrote is lost.').waitFor();
    await page.getByText('Bo is answering this ticket.').waitFor();
    // the words are still there for when the ticket is free again
    const kept = "Object.entries(localStorage).find(([key]) => key.endsWith('.T-1001.reply'))?.[1]";
    expect(await page.evaluate(kept)).toBe('Dear Mei, I have');
  });

  it('is used by keyboard alone', async () => {
    await keepSampleQueue(desk.store);
    await enter('Ann');
    await page.goto(`${desk.url}/console`);
    await row('T-1002').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await shoot(page, 'console-keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/tickets/T-1002');
    await page.locator('.composer').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('called her');
    await page.keyboard.press('Control+Enter');
    await page.locator('.thread-note', { hasText: 'called her' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.type('Please keep it outside.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.thread-operator', { hasText: 'Please keep it outside.' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+E');
    await page.waitForURL('**/console/tickets/T-1001');
    expect((await show('T-1002')).status).toBe('resolved');
    await page.locator('.composer').waitFor();
    await page.keyboard.press('e');
    await page.getByText('This ticket is resolved.').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('delivery');
    await row('T-1001').waitFor({ state: 'detached' });
    await row('T-1004').waitFor();
  });

  it('abuse 01, 02, 03: shows names, questions, notes, forms and sources as text', async () => {
    const evil = '"><img src=x onerror=alert(2)><script>alert(1)</script>';
    const at = '2026-03-02T08:00:00.000Z';
    const path = 'javascript:alert(4)';
    const source = { articleId: evil, title: evil, section: evil, path, version: evil, score: 9 };
    const markdown = `${evil}\n\n[click](javascript:alert(5)) [data](data:text/html,x) <b onclick="alert(6)">b</b> [up](//evil.example)`;
    await keepTicket(
      desk.store,
      sampleTicket('T-1001', {
        question: evil,
        topic: evil,
        channel: evil,
        reasons: [evil],
        customer: { id: 'cus_T-1001', name: evil, email: evil },
        assignee: { id: 'opr_x', name: evil },
        status: 'open',
        form: { name: evil, fields: [{ id: evil, label: evil, value: evil }] },
        shown: [{ articleId: evil, title: evil, section: evil, version: evil, score: 1, terms: [evil] }],
        due: { firstResponse: { at, state: 'active', steps: [evil] } },
      }),
      {
        activities: [
          { n: 1, at, from: 'customer', kind: 'message', text: evil, locale: '"><script>' },
          { n: 2, at, from: 'bot', kind: 'message', text: markdown, format: 'markdown', locale: 'en', source },
          { n: 3, at, from: 'operator', name: evil, kind: 'message', text: evil, locale: 'en' },
        ],
        history: [{ at, actor: evil, operatorId: 'opr_x', kind: 'noted', text: evil }],
      },
    );
    await enter('<script>alert(3)</script>');
    await page.goto(`${desk.url}/console/tickets/T-1001`);
    await page.locator('.thread-note').waitFor();
    expect(await page.locator('#console img, #console script, #console [onerror], #console [onclick]').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"], a[href^="data:"], a[href^="//"]').count()).toBe(0);
    expect(await page.locator('.thread-customer').innerText()).toContain(evil);
  });
});
