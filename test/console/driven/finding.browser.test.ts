import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from '../../web/browser.ts';
import { openConsoles } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('finding tickets'), () => {
  const consoles = openConsoles();
  const listed = (page: import('playwright-core').Page) =>
    page.locator('[data-number]').evaluateAll(rows => rows.map(row => row.getAttribute('data-number')));

  async function enter(options = {}) {
    const visit = await consoles.enter('Ann', options);
    await visit.goToInbox();
    await visit.row('T-1004').waitFor();
    return visit;
  }
  const sees = (page: import('playwright-core').Page, numbers: string[]) =>
    expect.poll(() => listed(page), { timeout: 10_000 }).toEqual(numbers);

  it('keeps filters as a view, opens it and removes it', async () => {
    const { page, press } = await enter();
    await press('Filters');
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'High' }).click();
    await sees(page, ['T-1001']);
    await filters.getByRole('combobox', { name: 'Came by' }).click();
    await page.getByRole('option', { name: 'Chat' }).click();
    await filters.getByLabel('Tag').fill('Bank');
    await page.keyboard.press('Enter');
    await sees(page, ['T-1001']);
    await shoot(page, 'driven-filters');
    await page.keyboard.press('Escape');
    await filters.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Filtered/ }).click();
    await page.getByLabel('Keep these filters as').fill('High from the bank');
    await press('Keep');
    await page.getByRole('button', { name: /^High from the bank/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${consoles.desk().url}/console`);
    await sees(page, ['T-1002', 'T-1001', 'T-1003', 'T-1004']);
    await page.getByRole('button', { name: /^Open/ }).click();
    await page.getByRole('menuitem', { name: 'High from the bank' }).click();
    await sees(page, ['T-1001']);
    await page.getByRole('button', { name: /^High from the bank/ }).click();
    await shoot(page, 'driven-views');
    await page.getByRole('menuitem', { name: 'Remove “High from the bank”' }).click();
    await sees(page, ['T-1002', 'T-1001', 'T-1003', 'T-1004']);
    await page.getByRole('button', { name: /^Open/ }).click();
    await page.getByRole('menuitem', { name: 'Mine' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'High from the bank' }).count()).toBe(0);
  });

  it.each([
    ['the text of a question', 'delivery', ['T-1004']],
    ['words in Chinese', '重复扣款', ['T-1003']],
    ['a customer', 'joe@', ['T-1004']],
    ['a number', 't-1002', ['T-1002']],
    ['what nobody said', 'parrot', []],
  ])('searches %s', async (_name, words, numbers) => {
    const { page } = await enter();
    await page.keyboard.press('/');
    await page.keyboard.type(words);
    await sees(page, numbers);
    if (numbers.length === 0) await page.getByText('No ticket like this.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await sees(page, ['T-1002', 'T-1001', 'T-1003', 'T-1004']);
  });

  it('moves with j and k in Chinese, and tells its keys', async () => {
    const { page } = await enter({ locale: 'zh-CN' });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/tickets/T-1001');
    await page.locator('.composer').waitFor();
    await page.keyboard.press('k');
    await page.waitForURL('**/console/tickets/T-1002');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await shoot(page, 'driven-keys-zh');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).toContain('/T-1002');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/console');
  });
});
