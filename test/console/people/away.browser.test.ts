import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addOperator } from '../../../src/console/accounts/accounts.ts';
import { openSession } from '../../../src/console/accounts/sessions.ts';
import type { OperatorRole } from '../../../src/console/ports.ts';
import { neverClosed } from '../../support/never-closed.ts';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, openPage, phone, shoot } from '../../web/browser.ts';
import { type BrowserDesk, openBrowserDesk } from '../../web/browser-desk.ts';

describe.skipIf(isSkipped)(browserTitle('who is there, in the console'), () => {
  let browser: Browser;
  let desk: BrowserDesk;
  let seen: { page: Page; faults: string[] }[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    seen = [];
    desk = await openBrowserDesk({ content: neverClosed() });
  });
  afterEach(async () => {
    for (const one of seen) await one.page.context().close();
    await desk.close();
    const faults = seen.flatMap(one => one.faults);
    expect(faults.filter(fault => !fault.startsWith('Failed to load resource'))).toEqual([]);
  });

  /** The console of somebody who is signed in, at a path. */
  async function enter(name: string, path: string, role: OperatorRole, options: BrowserContextOptions = {}) {
    const deps = { ...desk.app, operators: desk.app.store.operators, secureCookies: false };
    const email = `${name.toLowerCase()}@example.com`;
    const account =
      (await deps.operators.byName(name)) ??
      (await addOperator(deps, { name, email, role, password: 'a long enough password' }));
    const [cookieName = '', value = ''] = ((await openSession(deps, account)).split(';')[0] ?? '').split('=');
    const opened = await openPage(browser, options);
    seen.push(opened);
    opened.page.setDefaultTimeout(8000);
    await opened.page.context().addCookies([{ name: cookieName, value, url: desk.url }]);
    await opened.page.goto(desk.url + path);
    await button(opened.page).waitFor();
    return opened.page;
  }
  const button = (page: Page) => page.locator('.away-button');
  const card = (page: Page, name: string) => page.getByRole('region', { name });

  it('is switched by keyboard, and seen by the others at once', async () => {
    const ann = await enter('Ann', '/console', 'owner');
    const bo = await enter('Bo', '/console/team', 'operator');
    await card(bo, 'Ann').getByText('Online').waitFor();
    await button(ann).focus();
    await ann.keyboard.press('Enter');
    await ann.getByRole('menuitem', { name: 'I am here' }).waitFor();
    await ann.getByRole('menuitem', { name: 'Away for 30 minutes', exact: true }).focus();
    await ann.keyboard.press('Enter');
    await card(bo, 'Ann')
      .getByText(/^Away until \d\d:\d\d/)
      .waitFor();
    await expect.poll(() => button(ann).innerText()).toMatch(/^Away until/);
    await button(ann).click();
    await ann.getByRole('menuitem', { name: 'I am here' }).click();
    await card(bo, 'Ann').getByText('Online').waitFor();
  });

  it('sets the whole desk away until a time, for all consoles', async () => {
    const ann = await enter('Ann', '/console', 'owner');
    const bo = await enter('Bo', '/console', 'operator');
    await button(ann).click();
    await shoot(ann, 'console-away-menu');
    await ann.getByRole('menuitem', { name: 'Desk away until a time…' }).click();
    await ann.getByRole('textbox', { name: 'Until' }).fill('2099-03-02T14:30');
    await shoot(ann, 'console-away-until');
    await ann.getByRole('button', { name: 'Set', exact: true }).click();
    await bo.getByText('The desk is away until 2 Mar 2099, 14:30').waitFor();
    // 14:30 of the shop's clock, wherever the browser is.
    expect(await desk.app.store.deskAway.intervals('')).toMatchObject([{ until: '2099-03-02T06:30:00.000Z' }]);
    await button(bo).click();
    await bo.getByRole('menuitem', { name: 'Open as the hours say' }).click();
    await expect.poll(() => button(ann).innerText()).toBe('Online');
  });

  it('refuses a time that has passed', async () => {
    const ann = await enter('Ann', '/console', 'owner');
    await button(ann).click();
    await ann.getByRole('menuitem', { name: 'Away until a time…', exact: true }).click();
    await ann.getByRole('textbox', { name: 'Until' }).fill('2020-03-02T14:30');
    await ann.getByText('This time has passed already.').waitFor();
    expect(await ann.getByRole('button', { name: 'Set', exact: true }).isDisabled()).toBe(true);
  });

  it('lets everybody say what they know, and the owner say it of all', async () => {
    const ann = await enter('Ann', '/console/team', 'owner');
    const bo = await enter('Bo', '/console/team', 'operator');
    await card(bo, 'Ann').waitFor();
    expect(await card(bo, 'Ann').getByRole('button').count()).toBe(0);
    await card(bo, 'Bo').getByRole('button', { name: 'Change: Bo' }).click();
    await card(bo, 'Bo').getByRole('combobox', { name: 'Queues' }).press('ArrowDown');
    await bo.getByRole('option', { name: 'Payments' }).click();
    await bo.keyboard.press('Escape');
    await shoot(bo, 'console-team-edit');
    await card(bo, 'Bo').getByLabel('Most open work').fill('4');
    await card(bo, 'Bo').getByRole('button', { name: 'Save' }).click();
    await card(ann, 'Bo').getByText('Queues: Payments').waitFor();
    await card(ann, 'Bo').getByText('Open work: 0 of 4').waitFor();
    await card(ann, 'Bo').getByRole('button', { name: 'Change: Bo' }).waitFor();
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['zh-390', { viewport: phone, locale: 'zh-CN' }],
    ['dark-390', { viewport: phone, colorScheme: 'dark' }],
  ] as const)('fits the screen and leaves axe nothing to say: %s', async (name, options) => {
    const bo = await enter('Bo', '/console/team', 'operator');
    await bo.close();
    const ann = await enter('Ann', '/console/team', 'owner', options);
    await desk.app.store.staff.setPresence((await desk.app.store.operators.byName('Bo'))?.id ?? '', {
      presence: 'away',
    });
    await desk.app.store.deskAway.begin({ from: '2026-01-01T00:00:00.000Z' });
    await ann.reload();
    await card(ann, 'Bo').waitFor();
    await shoot(ann, `console-team-${name}`);
    expect(await ann.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(await faultsOf(ann)).toEqual([]);
    await button(ann).click();
    await ann.getByRole('menuitem').first().waitFor();
    await shoot(ann, `console-away-menu-${name}`);
  });
});
