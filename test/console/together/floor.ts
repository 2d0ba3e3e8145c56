import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { App } from '../../../src/app.ts';
import { addOperator } from '../../../src/console/accounts/accounts.ts';
import { openSession } from '../../../src/console/accounts/sessions.ts';
import type { OperatorRole } from '../../../src/console/ports.ts';
import { launchChromium, type OpenedPage, openPage } from '../../web/browser.ts';
import { type BrowserDesk, openBrowserDesk } from '../../web/browser-desk.ts';
import { chatWindow } from '../../web/chat-window.ts';
import { type DeskWindow, deskWindow } from './desk-window.ts';

export type Customer = { page: Page; chat: ReturnType<typeof chatWindow>; number: string };

/** A session cookie of somebody who may sign in to the desk. */
export async function sessionOf(app: App, name: string, role: OperatorRole = 'operator') {
  const deps = { ...app, operators: app.store.operators, secureCookies: false };
  const account = (await app.store.operators.byName(name)) ?? (await addOperator(deps, { name, role }));
  const [cookieName = '', value = ''] = ((await openSession(deps, account)).split(';')[0] ?? '').split('=');
  return { name: cookieName, value, url: app.publicUrl() };
}

/** One desk and one browser for the tests of a `describe`; each person has a browser context of their own, closed after the test. */
export function openFloor() {
  let desk: BrowserDesk;
  let browser: Browser;
  let opened: OpenedPage[] = [];
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openBrowserDesk(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });
  afterEach(async () => {
    const faults = opened.flatMap(one => one.faults);
    await Promise.all(opened.map(({ page }) => page.context().close()));
    opened = [];
    expect(faults).toEqual([]);
  });

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const one = await openPage(browser, options);
    opened.push(one);
    one.page.setDefaultTimeout(12_000);
    return one.page;
  }

  /** An operator whose console shows the inbox. */
  async function operator(name: string, options: BrowserContextOptions = {}, role?: OperatorRole): Promise<DeskWindow> {
    const page = await visit({ viewport: { width: 1400, height: 900 }, ...options });
    await page.context().addCookies([await sessionOf(desk.app, name, role)]);
    const window = deskWindow(page, desk.url);
    await window.goToInbox();
    return window;
  }

  /** A customer in the chat who has asked for a person with these words. */
  async function customer(words: string, options: BrowserContextOptions = {}): Promise<Customer> {
    const page = await visit({ viewport: { width: 400, height: 700 }, ...options });
    await page.goto(`${desk.url}/chat`);
    const chat = chatWindow(page);
    await chat.ready();
    await chat.say(words);
    return { page, chat, number: await chat.askForPerson() };
  }

  /** The test provokes this in somebody's page: a request to such an address may fail. */
  function expectFailing({ page }: { page: Page }, address: RegExp): void {
    opened.find(one => one.page === page)?.expectFailing(address);
  }

  return { desk: () => desk, visit, operator, customer, expectFailing };
}
