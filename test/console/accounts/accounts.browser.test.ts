import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addApiToken, addOperator } from '../../../src/console/accounts/accounts.ts';
import { openSession } from '../../../src/console/accounts/sessions.ts';
import type { OperatorRole } from '../../../src/console/ports.ts';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, type OpenedPage, openPage, phone, shoot } from '../../web/browser.ts';
import { type BrowserDesk, openBrowserDesk } from '../../web/browser-desk.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const password = 'a long enough password';

describe.skipIf(isSkipped)(browserTitle('the pages of the accounts'), () => {
  let browser: Browser;
  let desk: BrowserDesk;
  let page: Page;
  let seen: OpenedPage[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    seen = [];
    desk = await openBrowserDesk();
  });
  afterEach(async () => {
    for (const one of seen) await one.page.context().close();
    await desk.close();
    expect(seen.flatMap(one => one.faults)).toEqual([]);
  });

  const deps = () => ({ ...desk.app, operators: desk.app.store.operators, secureCookies: false });
  const add = (name: string, role: OperatorRole) =>
    addOperator(deps(), { name, email: `${name.toLowerCase()}@example.com`, role, password });

  /** The test provokes this: a request to such an address is refused. */
  const expectFailing = (asked: Page, address: RegExp) => seen.find(one => one.page === asked)?.expectFailing(address);

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    const opened = await openPage(browser, options);
    seen.push(opened);
    return opened.page;
  }

  /** The console of somebody who is signed in. */
  async function enter(name: string, role: OperatorRole, options: BrowserContextOptions = {}): Promise<void> {
    const account = (await desk.app.store.operators.byName(name)) ?? (await add(name, role));
    const [cookieName = '', value = ''] = ((await openSession(deps(), account)).split(';')[0] ?? '').split('=');
    page = await visit(options);
    await page.context().addCookies([{ name: cookieName, value, url: desk.url }]);
  }

  const go = async (path: string, heading: string) => {
    await page.goto(`${desk.url}/console/settings/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };

  async function bringLife(): Promise<void> {
    await add('Bo', 'operator');
    const bo = await desk.app.store.operators.byName('Bo');
    const call = (ip: string, agent: string) => ({ ip, header: () => agent });
    if (bo) await openSession(deps(), bo, call('203.0.113.9', firefox));
    await addApiToken(deps(), { operatorName: 'Till', role: 'operator' });
  }

  it('an invited colleague joins by the link, is made an editor, and leaves', async () => {
    await enter('Ann', 'owner');
    await go('operators', 'Accounts of the team');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Cy Wong');
    await page.getByLabel('E-mail address').fill('cy@example.com');
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = await page.getByRole('textbox', { name: 'The invitation for Cy Wong' }).inputValue();
    await shoot(page, 'accounts-invited', true);

    const theirs = await visit();
    await theirs.goto(link);
    await shoot(theirs, 'accounts-join', true);
    await theirs.getByLabel('Password', { exact: true }).fill(password);
    await theirs.getByLabel('Password once more').fill(password);
    await theirs.getByRole('button', { name: 'Join the desk' }).click();
    await theirs.waitForURL(`${desk.url}/console`);
    expectFailing(theirs, /\/api\/tickets$/);
    const tickets = () => theirs.evaluate<number>(`fetch('/api/tickets').then(reply => reply.status)`);
    expect(await tickets()).toBe(200);

    await go('operators', 'Accounts of the team');
    await page.getByRole('combobox', { name: 'Role: Cy Wong' }).click();
    await page.getByRole('option', { name: 'Editor' }).click();
    await expect.poll(tickets).toBe(403);
    await page.getByRole('button', { name: 'Remove: Cy Wong' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('Cy Wong will be signed out').waitFor();
    await shoot(page, 'accounts-remove');
    await question.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Cy Wong has been removed.').waitFor();
    await expect.poll(() => page.getByText('cy@example.com').count()).toBe(0);
    expect(await tickets()).toBe(401);
  });

  it('the only owner stays, and is told why', async () => {
    await enter('Ann', 'owner');
    await go('operators', 'Accounts of the team');
    expectFailing(page, /\/api\/operators\/opr_/);
    await page.getByRole('button', { name: 'Remove: Ann' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('There must always be an owner who can sign in.').waitFor();
    expect(await desk.app.store.operators.byName('Ann')).toMatchObject({ role: 'owner' });
  });

  it('an editor makes a token that is shown once, and revokes it with the keyboard alone', async () => {
    await enter('Ed', 'editor');
    await go('tokens', 'API tokens');
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
    await page.getByLabel('What is it for?').fill('Till');
    await page.keyboard.press('Enter');
    const secret = await page.getByRole('textbox', { name: 'Your new token' }).inputValue();
    expect(secret).toMatch(/^sd_[\w-]{22}$/);
    await shoot(page, 'accounts-token');
    await page.reload();
    await page.getByRole('button', { name: 'Revoke: Till' }).focus();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('There are no tokens yet.').waitFor();
  });

  it('somebody sees where they are signed in, ends what is foreign, and changes the password', async () => {
    await bringLife();
    await enter('Bo', 'operator');
    await go('sessions', 'Sessions');
    await shoot(page, 'accounts-sessions');
    await page.getByRole('button', { name: 'End: Firefox on Linux' }).click();
    await expect.poll(() => page.getByText('Firefox on Linux').count()).toBe(0);
    await go('account', 'My account');
    await page.getByLabel('Your password now').fill(password);
    await page.getByLabel('New password').fill('quite another password');
    await page.getByLabel('Password once more').fill('quite another password');
    await shoot(page, 'accounts-own', true);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password has been changed.').waitFor();
    await go('sessions', 'Sessions');
    await page.getByText('This one').waitFor();
  });

  it.each([
    ['en', 'light', {}],
    ['zh', 'dark', phone],
  ] as const)(
    'reads well in %s, %s: axe finds nothing, and no page is wider than the window',
    async (locale, scheme, size) => {
      await bringLife();
      await enter('Ann', 'owner', {
        colorScheme: scheme,
        locale: locale === 'zh' ? 'zh-CN' : 'en-US',
        ...('width' in size ? { viewport: size } : {}),
      });
      for (const [path, sign] of [
        ['', '/console/settings/audit'],
        ['/account', 'input'],
        ['/sessions', 'time, .mantine-Badge-root'],
        ['/tokens', '.mantine-Card-root:nth-of-type(1)'],
        ['/operators', '[data-testid], .mantine-Select-root'],
        ['/audit', 'time'],
      ] as const) {
        await page.goto(`${desk.url}/console/settings${path}`);
        await page
          .locator(sign.startsWith('/') ? `a[href="${sign}"]` : sign)
          .first()
          .waitFor();
        await shoot(page, `accounts-${locale}-${scheme}${path.replace('/', '-')}`, true);
        expect(await faultsOf(page, '#content'), path).toEqual([]);
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect(overflow, path).toBeLessThanOrEqual(0);
      }
    },
  );
});
