import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { statusPath } from '../../src/site/status-link.ts';
import { faultsOf } from '../web/accessibility.ts';
import { browserTitle, desktop, isSkipped, phone } from '../web/browser.ts';
import type { BrowserDesk } from '../web/browser-desk.ts';
import { openVisits } from '../web/visits.ts';

type Visit = { name: string; path: (locale: string) => string; reach?: (page: Page) => Promise<unknown> };

const search = (words: string) => async (page: Page) => {
  await page.locator('form.search input').pressSequentially(words);
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
};

const visits: Visit[] = [
  { name: 'home page', path: locale => `/?locale=${locale}` },
  { name: 'help centre', path: locale => `/help/${locale}` },
  { name: 'results', path: locale => `/help/${locale}?q=${locale === 'en' ? 'reset+password' : '密码'}` },
  { name: 'no results', path: locale => `/help/${locale}?q=xylophone` },
  { name: 'search as you type', path: locale => `/help/${locale}`, reach: page => search('app')(page) },
  { name: 'search that finds nothing', path: locale => `/help/${locale}`, reach: page => search('xylophone')(page) },
  { name: 'topic', path: locale => `/help/${locale}/topics/login` },
  {
    name: 'article with the link to a section',
    path: locale => `/help/${locale}/reset-password`,
    reach: page => page.locator('.anchor').first().focus(),
  },
  { name: 'article with the comment form', path: locale => `/help/${locale}/refund?voted=no` },
  { name: 'lost page', path: locale => `/help/${locale}/nowhere` },
];

describe.skipIf(isSkipped)(browserTitle('what axe finds wrong'), () => {
  const { desk, openEmptyPage } = openVisits();

  for (const locale of ['en', 'zh']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of [desktop, phone]) {
        it(`nothing in ${locale}, ${colorScheme}, ${viewport.width} px wide`, async () => {
          const status = await statusAddress(desk(), `cnv_${locale}_${colorScheme}_${viewport.width}`, locale);
          const { page } = await openEmptyPage({ viewport, colorScheme });
          for (const { name, path, reach } of [
            ...visits,
            { name: 'status page', path: () => status, reach: undefined },
          ]) {
            await page.goto(desk().url + path(locale));
            await page.locator('button.launcher').waitFor();
            await reach?.(page);
            expect(await faultsOf(page), name).toEqual([]);
            const width = await page.evaluate<number>('document.documentElement.scrollWidth');
            expect(width, `${name}: nothing is wider than the window`).toBeLessThanOrEqual(viewport.width);
          }
        }, 90_000);
      }
    }
  }

  it('pale words, where there are some', async () => {
    const { page } = await openEmptyPage();
    await page.goto(`${desk().url}/help/en`);
    await page.evaluate(`document.querySelector('.topic .quiet').style.color = '#c9c2b6'`);
    expect((await faultsOf(page)).join()).toMatch(/^color-contrast: /);
  });
});

async function statusAddress({ app }: BrowserDesk, conversationId: string, locale: string): Promise<string> {
  const opening = { channel: 'directline', channelUser: conversationId, locale };
  const text = locale === 'en' ? 'I was charged twice!' : '扣了我两次钱！';
  const { ticket } = await app.turns.handle({ kind: 'message', conversationId, text, opening });
  if (ticket === undefined) throw new Error('no ticket was opened');
  return statusPath(app.signingKey, ticket.number);
}
