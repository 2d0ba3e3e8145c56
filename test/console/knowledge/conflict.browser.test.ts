import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/base/clock.ts';
import { webAssets } from '../../../src/site/assets.ts';
import { openDesk } from '../../support/desk.ts';
import { fewArticles } from '../../support/few-articles.ts';
import { browserTitle, isSkipped, launchChromium, type OpenedPage, openPage, shoot } from '../../web/browser.ts';
import { sessionOf } from '../together/floor.ts';

const file = 'en/login/account-locked.md';

describe.skipIf(isSkipped)(browserTitle('the knowledge pages of somebody who is not alone'), () => {
  let browser: Browser;
  let folder: string;
  let app: Awaited<ReturnType<typeof openDesk>>['app'];
  let opened: OpenedPage;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    folder = fewArticles();
    const assets = webAssets(new URL('../../../dist/web', import.meta.url).pathname);
    ({ app } = await openDesk({ clock: systemClock, assets }, { KNOWLEDGE_DIR: folder }));
    await app.listen();
    opened = await openPage(browser);
    opened.page.setDefaultTimeout(12_000);
  });
  afterEach(async () => {
    await opened.context.close();
    await app.close();
    expect(opened.faults).toEqual([]);
  });

  const onDisk = () => readFileSync(join(folder, file), 'utf8');

  async function edit(): Promise<OpenedPage['page']> {
    const { page, context } = opened;
    await context.addCookies([await sessionOf(app, 'Ed', 'editor')]);
    await page.goto(`${app.publicUrl()}/console/knowledge/edit/${file.replace(/\.md$/, '')}`);
    await page.getByRole('textbox', { name: 'Text of the article' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nMine at the end.');
    await page.getByText('Not saved yet; kept in this browser').waitFor();
    opened.expectFailing(/\/api\/knowledge\/articles\//);
    return page;
  }

  it('a file that changed on disk is shown, and theirs may stay', async () => {
    const page = await edit();
    writeFileSync(join(folder, file), `${onDisk()}\nTheirs at the end.\n`);
    await page.keyboard.press('Control+s');
    const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this article meanwhile.' });
    await conflict.getByText('Theirs at the end.').waitFor();
    await shoot(page, 'knowledge-conflict');
    expect(onDisk()).not.toContain('Mine');
    await page.getByRole('button', { name: 'Take what is there now' }).click();
    await conflict.waitFor({ state: 'detached' });
    await page.getByText('Everything is saved').waitFor();
    await page.getByRole('textbox', { name: 'Text of the article' }).getByText('Theirs at the end.').waitFor();
  });

  it('or mine, also when the file is gone', async () => {
    const page = await edit();
    rmSync(join(folder, file));
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').filter({ hasText: 'Somebody has taken this file away meanwhile.' }).waitFor();
    await page.getByRole('button', { name: 'Save mine instead' }).click();
    await page.getByText('Everything is saved').waitFor();
    expect(onDisk()).toContain('Mine at the end.');
  });

  it('begins a draft of what was asked in vain', async () => {
    for (const [n, text] of ['Do you engrave lamps?', 'engraving possible?', 'do you do engraving'].entries()) {
      const opening = { channel: 'directline', channelUser: `dl_${n}`, locale: 'en' };
      await app.turns.handle({
        conversationId: `cnv_${n}`,
        kind: 'message',
        text: `${text} on the brass foot`,
        opening,
      });
    }
    const { page, context } = opened;
    await context.addCookies([await sessionOf(app, 'Ed', 'editor')]);
    await page.goto(`${app.publicUrl()}/console/knowledge`);
    await page.getByRole('link', { name: 'Unanswered questions' }).click();
    await page.getByText('Questions: 3 · conversations: 3').waitFor();
    await shoot(page, 'knowledge-gaps');
    await page.getByRole('button', { name: 'Start a draft' }).click();
    await page.waitForURL('**/console/knowledge/edit/en/**');
    await page
      .getByRole('textbox', { name: 'Text of the article' })
      .getByText(/engrav/i)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Text of the article' }).getByText('status: draft').waitFor();
    await shoot(page, 'knowledge-gap-draft');
  });
});
