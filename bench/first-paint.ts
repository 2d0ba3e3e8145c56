import type { Browser } from 'playwright-core';
import { isSkipped, launchChromium } from '../test/web/browser.ts';
import { median } from './figures.ts';

/** Milliseconds from opening the address: the first thing drawn, and the first tickets on the screen. Medians. */
export type FirstPaint = { drawn: number; tickets: number; browser: string };

/** Opens the inbox as somebody signed in, each time in a browser that has nothing stored; undefined without a Chromium. */
export async function measureFirstPaint(url: string, cookie: string, rounds = 7): Promise<FirstPaint | undefined> {
  if (isSkipped) return undefined;
  const browser = await launchChromium();
  try {
    const runs: { drawn: number; tickets: number }[] = [];
    // the first one also starts the browser's own processes
    for (let round = 0; round <= rounds; round += 1) {
      const run = await openInbox(browser, url, cookie);
      if (round > 0) runs.push(run);
    }
    const over = (of: (run: { drawn: number; tickets: number }) => number) => median(runs.map(of));
    return { drawn: over(run => run.drawn), tickets: over(run => run.tickets), browser: browser.version() };
  } finally {
    await browser.close();
  }
}

const giveUpMs = 30_000;

/** Notes when the first ticket is there and the frame that shows it begins. */
const watchForTickets = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.inbox-row')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('tickets')));
  }).observe(document, { childList: true, subtree: true });`;

const readMarks = `({
  drawn: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  tickets: performance.getEntriesByName('tickets')[0]?.startTime,
})`;

async function openInbox(browser: Browser, url: string, cookie: string): Promise<{ drawn: number; tickets: number }> {
  const context = await browser.newContext({ locale: 'en' });
  try {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.addInitScript(watchForTickets);
    await page.goto(`${url}/console`);
    await page.waitForSelector('.inbox-row');
    // the page's policy forbids playwright's own waiting for an expression
    const deadline = performance.now() + giveUpMs;
    while (performance.now() < deadline) {
      const marks = await page.evaluate<{ drawn?: number; tickets?: number }>(readMarks);
      if (marks.drawn !== undefined && marks.tickets !== undefined)
        return { drawn: marks.drawn, tickets: marks.tickets };
      await page.waitForTimeout(20);
    }
    throw new Error(`The browser told no time of the first paint within ${giveUpMs / 1000} s; is the machine asleep?`);
  } finally {
    await context.close();
  }
}
