import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped } from '../../web/browser.ts';
import { now } from '../start-desk.ts';
import { openConsoles } from './console-visits.ts';

/** Counts the tones that the page plays and keeps the notices that it shows; whether somebody is at the window is the test's to say. */
const watch = `
  window.heard = 0;
  window.shown = [];
  window.isThere = true;
  const begin = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...args) {
    window.heard += 1;
    return begin.apply(this, args);
  };
  const Real = window.Notification;
  window.Notification = class extends Real {
    constructor(title, options) {
      super(title, options);
      window.shown.push(title + ': ' + options.body);
    }
  };
  document.hasFocus = () => window.isThere;
`;

describe.skipIf(isSkipped)(browserTitle('calling the operator'), () => {
  const consoles = openConsoles();
  const heard = (page: Page) => page.evaluate<number>('window.heard');
  const shown = (page: Page) => page.evaluate<string[]>('window.shown');

  async function enter(path: string) {
    const visit = await consoles.enter('Ann');
    await visit.page.addInitScript(watch);
    await visit.context.grantPermissions(['notifications'], { origin: consoles.desk().url });
    await visit.page.clock.install({ time: now });
    await visit.page.goto(`${consoles.desk().url}${path}`);
    return visit;
  }

  it('lets the sound be tried', async () => {
    const { page, press } = await enter('/console/settings');
    await press('Test the sound');
    await expect.poll(() => heard(page)).toBe(2);
  });

  it('sounds again and again until somebody is there, and counts in the title', async () => {
    const { page } = await enter('/console');
    await expect.poll(() => page.title()).toBe('(4) Desk');
    await page.evaluate('window.isThere = false');
    await consoles.customerWrites('T-1004', 'Are you there?');
    await expect.poll(() => heard(page), { timeout: 10_000 }).toBe(2);
    await page.clock.runFor(41_000);
    expect(await heard(page)).toBe(6);
    await page.keyboard.press('Shift');
    await page.clock.runFor(61_000);
    expect(await heard(page)).toBe(6);
  });

  it('sounds in a window that stands in front of nobody, not before somebody who is busy', async () => {
    const { page, row } = await enter('/console');
    await expect.poll(() => page.title()).toBe('(4) Desk');
    await page.keyboard.press('Shift');
    await consoles.customerWrites('T-1004', 'Hello?');
    await row('T-1004').getByText('now').waitFor();
    expect(await heard(page)).toBe(0);
    await page.clock.runFor(21_000);
    await consoles.customerWrites('T-1001', 'Are you there?');
    await expect.poll(() => heard(page), { timeout: 10_000 }).toBe(2);
    await page.mouse.move(200, 200);
    await page.clock.runFor(41_000);
    expect(await heard(page)).toBe(2);
  });

  it('leaves a ticket of a colleague to the colleague', async () => {
    const { page, row } = await enter('/console');
    await expect.poll(() => page.title()).toBe('(4) Desk');
    await page.evaluate('window.isThere = false');
    await consoles.customerWrites('T-1003', '你好？');
    await row('T-1003').getByText('now').waitFor();
    await page.clock.runFor(41_000);
    expect(await heard(page)).toBe(0);
  });

  it('keeps still while it is muted', async () => {
    const { page, press } = await enter('/console');
    await expect.poll(() => page.title()).toBe('(4) Desk');
    await press('Mute all');
    await page.evaluate('window.isThere = false');
    await consoles.customerWrites('T-1004', 'Are you there?');
    await page.locator('[data-number="T-1004"]', { hasText: 'now' }).waitFor();
    await page.clock.runFor(41_000);
    expect(await heard(page)).toBe(0);
  });

  it('shows a notice beside the browser once that is switched on', async () => {
    const { page } = await enter('/console/settings');
    const notices = page.getByRole('switch', { name: 'Show a notice on the screen' });
    await notices.click();
    await expect.poll(() => notices.isChecked()).toBe(true);
    await page.goto(`${consoles.desk().url}/console`);
    await expect.poll(() => page.title()).toBe('(4) Desk');
    await page.evaluate('window.isThere = false');
    await consoles.customerWrites('T-1004', 'Are you there?');
    await expect.poll(() => shown(page), { timeout: 10_000 }).toEqual(['joe@example.com is waiting: Are you there?']);
  });
});
