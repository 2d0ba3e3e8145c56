import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped } from '../../web/browser.ts';
import { openConsoles } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('what is being written'), () => {
  const consoles = openConsoles();

  /** Answers to replies wait until the test lets them through. */
  async function holdReplies(page: Page) {
    const held = Promise.withResolvers<void>();
    const sent: string[] = [];
    await page.route('**/api/tickets/*/reply', async route => {
      sent.push(route.request().postDataJSON().text);
      await held.promise;
      await route.continue();
    });
    return { sent, letThrough: held.resolve };
  }

  it('is sent once, whatever is opened before the answer comes', async () => {
    const { page, replyBox, row } = await consoles.enterTicket('T-1001');
    const { sent, letThrough } = await holdReplies(page);
    await replyBox.fill('It is on its way.');
    await replyBox.press('Control+Enter');
    await expect.poll(() => replyBox.inputValue()).toBe('');
    await replyBox.press('Escape');
    await page.keyboard.press('j');
    await page.waitForURL(url => !url.pathname.endsWith('T-1001'));
    await row('T-1001').getByRole('link').click();
    await page.waitForURL('**/T-1001');
    expect(await replyBox.inputValue()).toBe('');
    await row('T-1004').getByRole('link').click();
    await page.waitForURL('**/T-1004');
    const answered = page.waitForResponse('**/reply');
    letThrough();
    await answered;
    await expect.poll(() => page.evaluate('JSON.stringify(localStorage)')).not.toContain('It is on its way.');
    await page.reload();
    await row('T-1001').getByRole('link').click();
    await page.locator('.thread-operator', { hasText: 'It is on its way.' }).waitFor();
    expect(await replyBox.inputValue()).toBe('');
    expect(sent).toEqual(['It is on its way.']);
  });

  it('stays when it was written while the words before were on their way', async () => {
    const { page, replyBox } = await consoles.enterTicket('T-1001');
    const { letThrough } = await holdReplies(page);
    await replyBox.fill('First.');
    await replyBox.press('Control+Enter');
    await replyBox.pressSequentially('And second');
    letThrough();
    await page.locator('.thread-operator', { hasText: 'First.' }).waitFor();
    expect(await replyBox.inputValue()).toBe('And second');
  });

  it('comes back before what was written since when it could not be sent', async () => {
    const { page, replyBox, expectFailing } = await consoles.enterTicket('T-1001');
    expectFailing(/\/reply$/);
    await page.route('**/api/tickets/*/reply', route => route.abort());
    await replyBox.fill('First.');
    await replyBox.press('Control+Enter');
    await expect.poll(() => replyBox.inputValue()).toBe('First.');
  });

  it('is not shown to another operator of the same browser, nor in practice', async () => {
    const { page, context, replyBox, expectFailing } = await consoles.enterTicket('T-1001');
    await replyBox.fill('Dear Mei, I have');
    await page.evaluate(`sessionStorage.setItem('solodesk.practice', '1')`);
    expectFailing(/\/practice\//);
    const asked: string[] = [];
    await page.route('**/practice/api/tickets/T-1001', async route => {
      const { url } = consoles.desk();
      await route.fulfill({ response: await page.request.get(`${url}/api/tickets/T-1001`) });
    });
    await page.reload();
    await page.locator('.composer').waitFor();
    expect(await replyBox.inputValue()).toBe('');
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await page.goto(`${consoles.desk().url}/console`);
    await page.locator('.practice-bar').waitFor();
    await expect.poll(() => asked).toContain('/practice/api/tickets');
    expect(asked.filter(path => /^\/api\/(tickets|customers|views|live|me|undelivered)/.test(path))).toEqual([]);
    await page.evaluate('sessionStorage.clear()');
    const [name = '', value = ''] = (await consoles.desk().enter('Bo')).split('=');
    await context.addCookies([{ name, value, url: consoles.desk().url }]);
    await page.goto(`${consoles.desk().url}/console/tickets/T-1001`);
    await page.locator('.composer').waitFor();
    expect(await replyBox.inputValue()).toBe('');
  });
});
