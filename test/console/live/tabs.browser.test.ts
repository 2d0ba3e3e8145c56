import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped } from '../../web/browser.ts';
import { openConsoles } from '../driven/console-visits.ts';

/** More than the connections that a browser opens to one desk. */
const many = 8;

describe.skipIf(isSkipped)(browserTitle('a console in eight tabs of one browser'), () => {
  const consoles = openConsoles();

  async function openTabs(count: number) {
    const { context } = await consoles.enter('Ann');
    const streams: string[] = [];
    context.on('request', request => {
      if (request.url().includes('/api/live')) streams.push(request.url());
    });
    const tabs: Page[] = [];
    for (let n = 0; n < count; n += 1) {
      const tab = await context.newPage();
      await tab.goto(`${consoles.desk().url}/console`);
      await tab.locator('[data-number="T-1004"]').waitFor();
      tabs.push(tab);
    }
    return { tabs, streams };
  }

  /** Reads the customer's words in all tabs, so that the next ones are news. */
  async function hear(tabs: readonly Page[], words: string): Promise<void> {
    await consoles.customerWrites('T-1004', words);
    await Promise.all(tabs.map(tab => tab.getByText(words).first().waitFor()));
  }

  it('all hear the news over one stream, also when the tab that has it is closed', { timeout: 60_000 }, async () => {
    const { tabs, streams } = await openTabs(many);
    for (const tab of tabs) {
      await tab.locator('[data-number="T-1004"] a').click();
      await tab.locator('.composer').waitFor();
    }
    await hear(tabs, 'Hello, is anybody there?');
    expect(streams).toHaveLength(1);
    await tabs[0]?.close();
    await hear(tabs.slice(1), 'I am still here');
    expect(streams).toHaveLength(2);
    expect(streams[1]).toContain('?after=');
  });

  it('another operator in the same browser hears for themselves', async () => {
    const { tabs, streams } = await openTabs(2);
    expect(streams).toHaveLength(1);
    const [tab] = tabs;
    if (!tab) return expect.fail('no tab');
    const [name = '', value = ''] = (await consoles.desk().enter('Bo')).split('=');
    await tab.context().addCookies([{ name, value, url: consoles.desk().url }]);
    const other = await tab.context().newPage();
    await other.goto(`${consoles.desk().url}/console`);
    await other.locator('[data-number="T-1004"]').waitFor();
    await expect.poll(() => streams.length).toBe(2);
  });
});
