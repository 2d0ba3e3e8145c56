import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../../scripts/build-web.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { addOperator } from '../../../src/console/accounts/accounts.ts';
import { openSession } from '../../../src/console/accounts/sessions.ts';
import { webAssets } from '../../../src/site/assets.ts';
import { openDesk } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, openPage, phone, shoot } from '../../web/browser.ts';

const question = 'May my parrot sign in with its beak?';

/** Of the page itself: the frame around it has a test of its own. */
async function faultsIn(page: Page): Promise<string[]> {
  return (await faultsOf(page)).filter(fault => !fault.includes('aria-haspopup="menu"'));
}

describe.skipIf(isSkipped)(browserTitle('editing an article in a browser'), () => {
  let browser: Browser;
  let app: Awaited<ReturnType<typeof openDesk>>['app'];
  let cookie: { name: string; value: string };

  beforeAll(async () => {
    await buildWeb();
    browser = await launchChromium();
    const assets = webAssets(new URL('../../../dist/web', import.meta.url).pathname);
    ({ app } = await openDesk({ clock: systemClock, assets }, { KNOWLEDGE_DIR: fewArticles() }));
    await app.listen();
    const deps = { ...app, operators: app.store.operators, secureCookies: false };
    const mei = await addOperator(deps, { name: 'Mei', role: 'editor' });
    const session = await openSession(deps, mei);
    const [name = '', value = ''] = session.split(';')[0]?.split('=') ?? [];
    cookie = { name, value };
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it('shows how the bot’s answer changes, saves, and the chat answers so', async () => {
    const { page, faults } = await openPage(browser, {});
    await page.context().addCookies([{ ...cookie, url: app.publicUrl() }]);
    await page.goto(`${app.publicUrl()}/console`);
    await page.waitForURL('**/console/knowledge');
    await page.getByRole('link', { name: 'Your account is locked' }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await shoot(page, 'knowledge-list');
    await page.getByRole('link', { name: 'Your account is locked' }).click();
    const source = page.getByRole('textbox', { name: 'Text of the article' });
    await source.waitFor();
    await page.getByLabel('A customer asks').fill(question);
    await page.locator('[data-decision]').nth(1).waitFor();
    await page.getByText('  - unlock my account').click();
    await page.keyboard.press('End');
    await page.keyboard.type(`\n- ${question}`);
    await page.locator('[data-decision="answer"]').first().waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await shoot(page, 'knowledge-editor');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved. The bot answers with it now.').waitFor();
    const opening = { channel: 'directline', channelUser: 'u', locale: 'en' };
    const turn = { conversationId: 'c', kind: 'message', text: question, opening } as const;
    expect(await app.turns.handle(turn)).toMatchObject({ outcome: 'answered' });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('fits a phone, in the dark and in Chinese', async () => {
    const { page, faults } = await openPage(browser, { viewport: phone, colorScheme: 'dark' });
    await page.context().addCookies([{ ...cookie, url: app.publicUrl() }]);
    await page.goto(`${app.publicUrl()}/console/knowledge/edit/zh/login/log-in?locale=zh`);
    await page.getByRole('textbox', { name: '文章内容' }).waitFor();
    await page.locator('[data-decision]').nth(1).waitFor();
    await shoot(page, 'knowledge-editor-phone');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsIn(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
