import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Overrides } from '../../src/app.ts';
import { launchChromium, openPage } from './browser.ts';
import { type BrowserDesk, openBrowserDesk } from './browser-desk.ts';
import { chatWindow } from './chat-window.ts';

/** Has each page ready before it goes anywhere. */
type Prepare = (page: Page) => Promise<unknown>;

/** One desk and one browser for all tests of a `describe`; every page is closed after its test. */
export function openVisits(overrides: Overrides = {}) {
  let desk: BrowserDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openBrowserDesk(overrides), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  async function openEmptyPage(options: BrowserContextOptions = {}) {
    const opened = await openPage(browser, options);
    onTestFinished(() => opened.context.close());
    return opened;
  }

  /** The chat page, as large as the launcher shows it; it may still be starting, or fail to. */
  async function visitChat(options: BrowserContextOptions = {}, prepare?: Prepare) {
    const opened = await openEmptyPage({ viewport: { width: 400, height: 700 }, ...options });
    await prepare?.(opened.page);
    await opened.page.goto(`${desk.url}/chat`);
    return { ...opened, chat: chatWindow(opened.page) };
  }

  /** The chat page, greeting the customer. */
  async function openChat(options: BrowserContextOptions = {}, prepare?: Prepare) {
    const opened = await visitChat(options, prepare);
    await opened.chat.ready();
    return opened;
  }

  return { desk: () => desk, openEmptyPage, visitChat, openChat };
}
