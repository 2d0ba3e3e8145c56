import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this machine, or undefined. */
const chromiumPath = candidates.find(path => path !== undefined && path !== '' && existsSync(path));

/** True where a missing browser is a fault of the run and not of the machine. */
const isBrowserRequired = process.env['CI'] === 'true' || process.env['REQUIRE_BROWSER'] === '1';

const advice = 'no Chromium found: install Debian’s chromium and fonts-noto-cjk, or set CHROMIUM_PATH';

/** True where browser tests are skipped: no browser here, and nobody insists. */
export const isSkipped = chromiumPath === undefined && !isBrowserRequired;

/** A suite’s title that says why it was skipped. */
export function browserTitle(title: string): string {
  return isSkipped ? `${title} (skipped: ${advice})` : title;
}

export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(advice);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export type OpenedPage = {
  page: Page;
  context: BrowserContext;
  /** What went wrong in it: uncaught errors, requests that failed, and anything its security policy refused. */
  faults: string[];
  /** The test provokes this: a request to such an address may fail from now on. */
  expectFailing(address: RegExp): void;
};

/** A page in a context of its own. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: desktop, locale: 'en-US', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  const failing: RegExp[] = [];
  page.on('console', message => {
    const { url } = message.location();
    if (message.type() !== 'error' || isHarmless(message.text())) return;
    const isOfRequest = /^Failed to load resource|WebSocket connection|net::ERR_/.test(message.text());
    if (isOfRequest && failing.some(address => address.test(url) || address.test(message.text()))) return;
    faults.push(isOfRequest ? `${message.text()} ${url}` : message.text());
  });
  return { page, context, faults, expectFailing: address => void failing.push(address) };
}

/** Web Chat puts one empty style element without the nonce on the page; nothing is lost with it (the hash is that of no text). */
function isHarmless(text: string): boolean {
  return (
    text.includes('Applying inline style violates') &&
    text.includes('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')
  );
}

/** Keeps a picture of the page as an artefact of the run. */
export async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync('test-results', { recursive: true });
  // The transcript glides to its end.
  await page.waitForTimeout(500);
  await page.screenshot({ path: `test-results/${name}.png`, fullPage });
}
