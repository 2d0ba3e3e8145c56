import type { Browser, BrowserContextOptions } from 'playwright-core';
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

describe.skipIf(isSkipped)(browserTitle('a ticket that becomes an article, in a browser'), () => {
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
    const session = await openSession(deps, await addOperator(deps, { name: 'Mei', role: 'operator' }));
    const [name = '', value = ''] = session.split(';')[0]?.split('=') ?? [];
    cookie = { name, value };
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  /** A ticket that Mei has answered. */
  async function answered(conversationId: string, question: string, text: string): Promise<string> {
    const opening = { channel: 'directline', channelUser: conversationId, name: 'Ana Lim', locale: 'en' };
    const said = { conversationId, kind: 'message' as const };
    await app.turns.handle({ ...said, text: question, opening });
    await app.turns.handle({ ...said, text: 'Yes' });
    const { ticket } = await app.turns.handle({ ...said, text: 'ana.lim@example.com' });
    const mei = (await app.store.operators.list()).find(({ name }) => name === 'Mei') ?? expect.fail('no Mei');
    const action = { type: 'reply', text, resolve: false } as const;
    const number = ticket?.number ?? '';
    await app.turns.handle({ kind: 'operator', conversationId, ticket: number, operator: mei, action });
    return number;
  }

  async function open(path: string, options: BrowserContextOptions = {}) {
    const opened = await openPage(browser, options);
    await opened.context.addCookies([{ ...cookie, url: app.publicUrl() }]);
    await opened.page.goto(app.publicUrl() + path);
    return opened;
  }

  it('is looked over, drafted, published, found by the bot, and renamed', async () => {
    const number = await answered(
      'c-1',
      'Do you mend umbrellas with broken ribs?',
      'Yes, we do, Ana.\nIt takes three days.',
    );
    const { page, faults, context } = await open(`/console/tickets/${number}`);
    await page.getByRole('button', { name: 'Save as article' }).click();
    await page.getByLabel('Title').fill('Umbrella repairs');
    await page.getByLabel('The answer').fill('We mend umbrellas with broken ribs within **three days**.');
    await page.getByRole('combobox', { name: 'Topic' }).fill('repairs');
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'article-dialog');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('heading', { name: 'en/repairs/umbrella-repairs.md' }).waitFor();
    await page.getByRole('textbox', { name: 'Text of the article' }).waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Saved. The bot answers with it now.').waitFor();
    await page.getByText('status: published').waitFor();
    await shoot(page, 'article-published');
    const opening = { channel: 'directline', channelUser: 'u-2', locale: 'en' };
    const turn = { conversationId: 'c-2', kind: 'message', text: 'do you mend umbrellas?', opening } as const;
    expect(await app.turns.handle(turn)).toMatchObject({ outcome: 'answered' });
    await page.getByRole('button', { name: 'Move or rename' }).click();
    await page.getByLabel('Name of the file').fill('umbrellas');
    await shoot(page, 'article-rename');
    await page.getByRole('dialog').getByRole('button', { name: 'Move or rename' }).click();
    await page.getByRole('heading', { name: 'en/repairs/umbrellas.md' }).waitFor();
    await page.goto(`${app.publicUrl()}/console/tickets/${number}`);
    const link = page.getByRole('link', { name: 'Umbrella repairs' });
    expect(await link.getAttribute('href')).toBe('/console/knowledge/edit/en/repairs/umbrellas');
    expect(await page.getByRole('button', { name: 'Save as article' }).count()).toBe(0);
    await link.scrollIntoViewIfNeeded();
    await shoot(page, 'article-link');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('fits a phone, in the dark and in Chinese', async () => {
    const number = await answered('c-3', 'Do you lend ladders to neighbours?', 'Yes, for a day.');
    const options = { viewport: phone, colorScheme: 'dark' } as const;
    const { page, faults, context } = await open(`/console/tickets/${number}?locale=zh`, options);
    await page.getByRole('button', { name: '存为文章' }).click();
    await page.getByLabel('答案').waitFor();
    await shoot(page, 'article-dialog-phone');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByRole('button', { name: '发布' }).waitFor();
    expect(faults).toEqual([]);
    await shoot(page, 'article-editor-phone');
    await context.close();
  });
});
