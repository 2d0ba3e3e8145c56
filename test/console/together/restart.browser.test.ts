import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDataDir, type RunningDesk, runCommand, startProcess } from '../../support/running-desk.ts';
import { browserTitle, isSkipped, launchChromium, type OpenedPage, openPage, shoot } from '../../web/browser.ts';
import { chatWindow } from '../../web/chat-window.ts';
import { type DeskWindow, deskWindow } from './desk-window.ts';

/** A port that stays the same over the restart: the pages come back to it. */
const port = String(20_000 + (process.pid % 20_000));

describe.skipIf(isSkipped)(browserTitle('a desk that dies and comes back with four pages open'), () => {
  const dataDir = newDataDir();
  let browser: Browser;
  let desk: RunningDesk;
  let pages: OpenedPage[];

  beforeEach(async () => {
    pages = [];
    [browser, desk] = await Promise.all([launchChromium(), startProcess(dataDir, { PORT: port })]);
  });
  afterEach(async () => {
    await browser?.close();
    await desk?.kill('SIGKILL');
    expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  });

  async function visit(size = { width: 400, height: 700 }): Promise<OpenedPage> {
    const opened = await openPage(browser, { viewport: size });
    // nothing answers while the desk is down
    opened.expectFailing(/^(http|ws):\/\/127\.0\.0\.1|WebSocket connection to 'ws:\/\/127\.0\.0\.1/);
    opened.page.setDefaultTimeout(25_000);
    pages.push(opened);
    return opened;
  }

  /** Somebody with an account, who signs in as people do. */
  async function operator(name: string): Promise<DeskWindow> {
    const email = `${name.toLowerCase()}@example.com`;
    const told = await runCommand(dataDir, 'operator', 'add', name, '--email', email, '--role', 'operator');
    const { page } = await visit({ width: 1400, height: 900 });
    await page.goto(`${desk.url}/console`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(/the password (\S+)/.exec(told)?.[1] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('#inbox-search').waitFor();
    return deskWindow(page, desk.url);
  }

  async function customer(words: string) {
    const { page } = await visit();
    await page.goto(`${desk.url}/chat`);
    const chat = chatWindow(page);
    await chat.ready();
    await chat.say(words);
    return { page, chat, number: await chat.askForPerson() };
  }

  it('all four come back by themselves; nothing is lost, nothing is doubled', { timeout: 180_000 }, async () => {
    const [ann, bo] = [await operator('Ann'), await operator('Bo')];
    const [mei, tom] = await Promise.all([
      customer('the glass of my lamp arrived in pieces'),
      customer('my parrot has eaten the cable'),
    ]);
    await Promise.all([ann.open(mei.number), bo.open(tom.number)]);
    await Promise.all([ann.reply('Before, to Mei'), bo.reply('Before, to Tom')]);
    await Promise.all([mei.chat.message('Before, to Mei').waitFor(), tom.chat.message('Before, to Tom').waitFor()]);

    await desk.kill('SIGKILL');
    await Promise.all([ann, bo].map(({ page }) => page.getByText('No connection. Trying again.').waitFor()));
    await shoot(ann.page, 'together-lost-connection');
    // written while nobody is there: the words stay where they were written
    await ann.reply('While it was down, to Mei');
    await ann.notice.getByText('The desk cannot be reached just now.').first().waitFor();
    expect(await ann.replyBox.inputValue()).toBe('While it was down, to Mei');
    await tom.chat.say('While it was down, from Tom');
    await tom.chat.notice.getByText('connection').waitFor();
    await shoot(tom.page, 'together-lost-chat');

    desk = await startProcess(dataDir, { PORT: port });
    await Promise.all(
      [ann, bo].map(({ page }) => page.getByText('No connection. Trying again.').waitFor({ state: 'detached' })),
    );
    await ann.replyBox.press('Control+Enter');
    await mei.chat.message('While it was down, to Mei').waitFor();
    await bo.said('customer', 'While it was down, from Tom').waitFor();
    await Promise.all([mei.chat.say('After, from Mei'), bo.reply('After, to Tom')]);
    await Promise.all([ann.said('customer', 'After, from Mei').waitFor(), tom.chat.message('After, to Tom').waitFor()]);

    for (const words of ['Before, to Mei', 'While it was down, to Mei', 'After, from Mei']) {
      await mei.chat.hasOnce(words);
      expect(await ann.thread.getByText(words, { exact: true }).count(), words).toBe(1);
    }
    for (const words of ['Before, to Tom', 'While it was down, from Tom', 'After, to Tom']) {
      await tom.chat.hasOnce(words);
      expect(await bo.thread.getByText(words, { exact: true }).count(), words).toBe(1);
    }
    await shoot(mei.page, 'together-back-chat');
    await shoot(bo.page, 'together-back');
  });
});
