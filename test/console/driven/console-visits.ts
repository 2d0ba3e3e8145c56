import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { OperatorRole } from '../../../src/console/ports.ts';
import { launchChromium, type OpenedPage, openPage } from '../../web/browser.ts';
import { keepSampleQueue } from '../sample-queue.ts';
import { consoleSentences, type Desk, now, startDesk } from '../start-desk.ts';
import { deskWindow } from '../together/desk-window.ts';

export type Visit = OpenedPage & ReturnType<typeof deskWindow>;

/** A desk with the queue of a usual morning for each test, and consoles of operators in a browser. */
export function openConsoles() {
  let browser: Browser;
  let desk: Desk;
  let opened: OpenedPage[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    opened = [];
    desk = await startDesk();
    await keepSampleQueue(desk.store);
  });
  afterEach(async () => {
    await Promise.all(opened.map(({ context }) => context.close()));
    await desk.close();
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });

  /** The console of a new operator; it has gone nowhere yet. The browser's clock stands at the desk's time. */
  async function enter(name: string, options: BrowserContextOptions = {}, role?: OperatorRole): Promise<Visit> {
    const one = await openPage(browser, { viewport: { width: 1400, height: 900 }, ...options });
    opened.push(one);
    one.page.setDefaultTimeout(12_000);
    const [cookieName = '', value = ''] = (await desk.enter(name, role)).split('=');
    await one.context.addCookies([{ name: cookieName, value, url: desk.url }]);
    await one.page.clock.setFixedTime(now);
    return { ...one, ...deskWindow(one.page, desk.url) };
  }

  /** The same with a ticket opened. */
  async function enterTicket(number: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const visit = await enter('Ann', options);
    await visit.page.goto(`${desk.url}/console/tickets/${number}`);
    await visit.page.locator('.composer').waitFor();
    return visit;
  }

  /** The customer of a ticket writes. */
  async function customerWrites(number: string, text: string): Promise<void> {
    await desk.deps.turns.handle({ kind: 'message', conversationId: `cnv_${number}`, text });
  }

  return { desk: () => desk, enter, enterTicket, customerWrites };
}

/** The console's words in a language, by their key below `console.` */
export function wordsOf(locale: string): (key: string) => string {
  const words = consoleSentences(locale);
  return key => words.get(`console.${key}`) ?? key;
}
