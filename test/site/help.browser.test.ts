import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, phone, shoot } from '../web/browser.ts';
import { openVisits } from '../web/visits.ts';

describe.skipIf(isSkipped)(browserTitle('the help centre in a browser'), () => {
  const { desk, openEmptyPage } = openVisits();

  async function visit(path: string, options: BrowserContextOptions = {}) {
    const opened = await openEmptyPage(options);
    const { page } = opened;
    await page.goto(desk().url + path);
    return {
      ...opened,
      field: page.getByRole('combobox'),
      options: page.getByRole('option'),
      list: page.getByRole('listbox'),
      path: () => page.url().slice(desk().url.length),
    };
  }

  it('shows what fits while the reader types, to be chosen by the arrow keys', async () => {
    const { page, field, options, list, path, faults } = await visit('/help/en');
    expect(await list.count()).toBe(0);
    await field.pressSequentially('reset pas');
    await options.first().waitFor();
    expect(await options.first().textContent()).toContain('Reset your password');
    expect(await options.first().locator('mark').allTextContents()).toContain('password');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => page.getByRole('status').first().textContent()).toMatch(/^Articles that fit: \d/);

    const active = async () => {
      const id = await field.getAttribute('aria-activedescendant');
      return id === null ? undefined : page.locator(`[id="${id}"][aria-selected=true]`).textContent();
    };
    expect(await active()).toBeUndefined();
    await field.press('ArrowDown');
    expect(await active()).toContain('Reset your password');
    await field.press('ArrowUp');
    expect(await active()).toBeUndefined();
    await field.press('ArrowUp');
    expect(await active()).toBe(await options.last().textContent());
    await field.press('ArrowDown');
    await field.press('ArrowDown');
    await shoot(page, 'help-search');
    await field.press('Enter');
    await page.waitForURL('**/help/en/reset-password');

    await page.goBack();
    expect(path()).toBe('/help/en?q=reset+pas');
    expect(await field.inputValue()).toBe('reset pas');
    expect(await page.locator('.results a').first().textContent()).toBe('Reset your password');
    expect(faults).toEqual([]);
  });

  it('closes with Escape, then empties the field; Enter without a choice leads to all results', async () => {
    const { page, field, options, list } = await visit('/help/zh', { viewport: phone });
    await field.pressSequentially('密码');
    await options.first().waitFor();
    await field.press('Escape');
    expect(await list.count()).toBe(0);
    expect(await field.inputValue()).toBe('密码');
    await field.press('Escape');
    expect(await field.inputValue()).toBe('');
    await field.pressSequentially('密码');
    await options.first().waitFor();
    await field.press('Enter');
    await page.locator('ol.results').waitFor();
    expect(await page.locator('ol.results mark').first().textContent()).toBe('密码');
  });

  it('asks once for what is typed in a breath, and drops an answer that was overtaken', async () => {
    const { page, field, options } = await visit('/help/en');
    const asked: string[] = [];
    const shown = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    await page.route('**/api/articles?**', async route => {
      const q = new URL(route.request().url()).searchParams.get('q') ?? '';
      asked.push(q);
      if (q !== 'invoice') return route.continue();
      // the first answer comes when the second is shown already; the page may have given it up
      await shown.promise;
      await route.continue().catch(() => {});
      answered.resolve();
    });
    await field.pressSequentially('invoice');
    await expect.poll(() => asked).toEqual(['invoice']);
    await field.fill('warranty');
    await options.filter({ hasText: 'Warranty' }).first().waitFor();
    shown.resolve();
    await answered.promise;
    await page.waitForLoadState('networkidle');
    expect(await options.first().textContent()).toContain('Warranty');
    expect(asked).toEqual(['invoice', 'warranty']);
  });

  it('offers the chat where nothing fits', async () => {
    const { page, field, options } = await visit('/help/en');
    await page.locator('button.launcher').waitFor();
    await field.pressSequentially('xylophone');
    await options.filter({ hasText: 'Ask in the chat' }).waitFor();
    expect(await page.locator('.suggestions').textContent()).toContain('Nothing fits these words.');
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect.poll(() => page.locator('button.launcher').getAttribute('aria-expanded')).toBe('true');
  });

  it('takes a vote and a comment without loading the page again', async () => {
    const { page, path, faults } = await visit('/help/en/refund');
    await page.evaluate('window.isSame = true');
    await page.getByRole('button', { name: 'No', exact: true }).click();
    const comment = page.getByLabel('What was missing');
    await comment.fill('Which bank?');
    await shoot(page, 'help-feedback');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('We read it when we next work on this article.').waitFor();
    expect(await page.evaluate('window.isSame')).toBe(true);
    expect(path()).toBe('/help/en/refund');
    const { articleFeedback } = desk().app.store;
    expect(await articleFeedback.comments({}, 9)).toMatchObject([{ articleId: 'refund', comment: 'Which bank?' }]);
    expect(await articleFeedback.counts({})).toEqual([{ articleId: 'refund', locale: 'en', helpful: 0, unhelpful: 1 }]);
    expect(faults).toEqual([]);
  });

  it('says so when a vote does not get through, and lets the reader try again', async () => {
    const { page } = await visit('/help/zh/invoice');
    await page.route('**/feedback', route => route.abort());
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.getByText('没有发送成功').waitFor();
    await page.unroute('**/feedback');
    await page.getByRole('button', { name: '有帮助' }).click();
    await page.getByText('太好了，谢谢您告诉我们。').waitFor();
    expect(await page.getByText('没有发送成功').count()).toBe(0);
  });

  it('works without scripts: search, results, vote and comment', async () => {
    const { page, path } = await visit('/help/en', { javaScriptEnabled: false });
    await page.getByLabel('Search the help articles').fill('delivery cost');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(path()).toBe('/help/en?q=delivery+cost');
    await page.locator('ol.results a').first().click();
    await page.getByRole('link', { name: 'Back to the results for “delivery cost”' }).waitFor();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByLabel('What was missing').fill('Prices for Malaysia');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('We read it when we next work on this article.').waitFor();
    expect(await desk().app.store.articleFeedback.comments({}, 1)).toMatchObject([{ comment: 'Prices for Malaysia' }]);
  });

  it('shows the link to a section when the heading is pointed at or the link is reached by keyboard', async () => {
    const { page } = await visit('/help/en/reset-password');
    const heading = page.locator('.heading').first();
    const opacity = () => page.evaluate<string>(`getComputedStyle(document.querySelector('.anchor')).opacity`);
    expect(await opacity()).toBe('0');
    await heading.hover();
    await expect.poll(opacity).toBe('1');
    await page.mouse.move(0, 0);
    await expect.poll(opacity).toBe('0');
    await page.locator('.contents a').last().focus();
    await page.keyboard.press('Tab');
    await expect.poll(opacity).toBe('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#reset-a-forgotten-password');
  });

  it('prints an article alone, dark on light', async () => {
    const { page } = await visit('/help/en/reset-password', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const part of [
      '.search',
      '.trail',
      '.contents',
      '.feedback',
      '.related',
      '.more',
      '.bottom',
      '.anchor',
      'nav',
    ]) {
      expect(await page.locator(`${part}:visible`).count(), part).toBe(0);
    }
    expect(await page.getByRole('heading', { name: 'Reset your password' }).isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(42, 35, 24)');
  });
});
