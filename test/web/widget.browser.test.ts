import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, phone, shoot } from './browser.ts';
import { chatWindow } from './chat-window.ts';
import { embed, hostPage } from './host-page.ts';
import { openVisits } from './visits.ts';

describe.skipIf(isSkipped)(browserTitle('the launcher in a browser'), () => {
  const { desk, openEmptyPage } = openVisits();

  async function visit(address: string, options: BrowserContextOptions = {}) {
    const opened = await openEmptyPage(options);
    await opened.page.goto(address);
    const launcher = opened.page.locator('button.launcher');
    await launcher.waitFor();
    const frame = opened.page.locator('iframe');
    return {
      ...opened,
      launcher,
      frame,
      badge: opened.page.locator('.badge'),
      chat: chatWindow(opened.page.frameLocator('iframe')),
    };
  }

  it('opens the chat on another site under a strict policy, and loads nothing before', async () => {
    const { page, launcher, frame, chat, faults } = await visit(await hostPage(desk().url, embed(desk().url)));
    expect(await frame.count()).toBe(0);
    expect(await launcher.getAttribute('aria-expanded')).toBe('false');
    await launcher.click();
    await chat.ready();
    expect(await launcher.getAttribute('aria-expanded')).toBe('true');
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    await shoot(page, 'widget-open');
    expect(faults).toEqual([]);
  });

  it('closes with Escape, from the page and from the chat, and gives the focus back', async () => {
    const { page, launcher, chat } = await visit(desk().url);
    await launcher.click();
    await chat.ready();
    await chat.box.press('Escape');
    await expect.poll(() => launcher.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('button.launcher:focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => launcher.getAttribute('aria-expanded')).toBe('true');
  });

  it('fills the screen of a phone, with a way out', async () => {
    const { page, launcher, frame, chat } = await visit(desk().url, {
      viewport: phone,
      isMobile: true,
      hasTouch: true,
    });
    await launcher.click();
    await chat.ready();
    await expect.poll(() => frame.boundingBox()).toEqual({ x: 0, y: 0, ...phone });
    await shoot(page, 'widget-phone-390');
    await page.frameLocator('iframe').locator('#close').click();
    await expect.poll(() => launcher.isVisible()).toBe(true);
  });

  it('counts what arrives while it is closed', async () => {
    const { page, launcher, badge, chat } = await visit(desk().url);
    await launcher.click();
    await chat.ready();
    const number = await chat.askForPerson();
    await chat.choices.filter({ hasText: 'Skip' }).waitFor();
    await desk().reply(number, 'Here is Mei.');
    await chat.message('Here is Mei.').waitFor();
    await launcher.click();
    await desk().reply(number, 'Your parcel leaves today.');
    await expect.poll(() => badge.textContent()).toBe('1');
    expect(await launcher.getAttribute('aria-label')).toBe('Open the chat (new messages: 1)');
    await shoot(page, 'widget-unread');
    await launcher.click();
    await expect.poll(() => badge.isVisible()).toBe(false);
  });

  it('obeys calls made before and after it was loaded, and tells what happens', async () => {
    const early = `<script nonce="host">
      window.heard = [];
      window.solodesk = [];
      for (const name of ['ready', 'open', 'close']) solodesk.push(api => api.on(name, () => heard.push(name)));
      solodesk.push(['setLocale', 'zh-CN'], ['toggle', 'open'], ['constructor', 'x']);
    </script>`;
    const { page, launcher, chat } = await visit(
      await hostPage(desk().url, early + embed(desk().url, 'data-position="left"')),
    );
    await chat.message(/小灯笼/).waitFor();
    await page.evaluate("solodesk.toggle('close'); solodesk.run(api => heard.push(typeof api.reset))");
    expect(await page.evaluate('heard')).toEqual(['open', 'ready', 'close', 'function']);
    expect(await launcher.getAttribute('aria-label')).toBe('打开聊天');
    expect((await launcher.boundingBox())?.x).toBe(20);
  });

  it('forgets the conversation on reset()', async () => {
    const { page, launcher, chat } = await visit(desk().url);
    await launcher.click();
    await chat.ready();
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    await page.evaluate('solodesk.reset()');
    await expect.poll(async () => (await chat.texts()).length).toBe(1);
  });

  it('abuse 21: ignores messages that are not from its own frame', async () => {
    const { page, launcher, badge, chat } = await visit(desk().url);
    await launcher.click();
    await chat.ready();
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    const before = await chat.texts();
    await launcher.click();
    await page.evaluate("window.postMessage({ solodesk: 1, type: 'unread', count: 99 }, location.origin)");
    await page
      .frameLocator('iframe')
      .locator('body')
      .evaluate("window.postMessage({ solodesk: 1, type: 'reset' }, location.origin)");
    await page.waitForTimeout(300);
    expect(await badge.isVisible()).toBe(false);
    expect(await chat.texts()).toHaveLength(before.length);
  });

  it('abuse 21: is not shown in the frame of a page other than the one its address names', async () => {
    const address = await hostPage(
      desk().url,
      `<iframe src="${desk().url}/chat?origin=https%3A%2F%2Fshop.example"></iframe>`,
      `default-src 'none'; frame-src ${desk().url}`,
    );
    const { page, faults } = await openEmptyPage();
    await page.goto(address);
    await expect.poll(() => faults.join()).toContain('frame-ancestors');
    expect(await page.frameLocator('iframe').locator('#conversation').count()).toBe(0);
  });
});
