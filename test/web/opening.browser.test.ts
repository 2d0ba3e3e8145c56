import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plusMs } from '../../src/base/clock.ts';
import { addApiToken } from '../../src/console/accounts/accounts.ts';
import { neverClosed } from '../support/never-closed.ts';
import { browserTitle, isSkipped, phone, shoot } from './browser.ts';
import { openVisits } from './visits.ts';

const singapore = { timezoneId: 'Asia/Singapore' };
const line = (page: Page) => page.locator('#opening');

describe.skipIf(isSkipped)(browserTitle('the line in the chat that says when a person answers'), () => {
  const { desk, openChat, visitChat } = openVisits({ content: neverClosed() });

  /** The console's switch; back when the test is over. */
  async function setAway(body: { away: boolean; until?: string }): Promise<void> {
    const { app, url } = desk();
    const token = await addApiToken(
      { operators: app.store.operators, ...app },
      { operatorName: 'Ann', role: 'operator' },
    );
    const send = (json: unknown) =>
      fetch(`${url}/api/desk/away`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(json),
      });
    if (body.away) onTestFinished(async () => void (await send({ away: false })));
    expect((await send(body)).status).toBe(200);
  }
  const inAWeek = () => plusMs(new Date().toISOString(), 8 * 86_400_000);

  it('follows the switch while the chat is open, in the language of the chat', async () => {
    const { page, faults } = await openChat({ viewport: phone, ...singapore });
    expect(await line(page).textContent()).toBe('We are here now');
    await shoot(page, 'chat-open-390');
    await setAway({ away: true, until: inAWeek() });
    await expect.poll(() => line(page).textContent()).toMatch(/^A person answers on \w+ \d+ \w+ from \d+:\d\d$/);
    await shoot(page, 'chat-away-390');
    await page.locator('#language').click();
    await expect.poll(() => line(page).textContent()).toMatch(/^人工回复：\d+月\d+日星期. \d+:\d\d 起$/);
    await shoot(page, 'chat-away-zh-390');
    await setAway({ away: false });
    await expect.poll(() => line(page).textContent()).toBe('我们现在在线');
    expect(faults).toEqual([]);
  });

  it('promises nothing while nobody knows when the desk is back', async () => {
    await setAway({ away: true });
    const { page } = await openChat({ colorScheme: 'dark', ...singapore });
    expect(await line(page).textContent()).toBe('Nobody is here just now. Leave us your question.');
    await shoot(page, 'chat-away-dark');
  });

  it('names the shop’s time zone to who is in another one', async () => {
    await setAway({ away: true, until: inAWeek() });
    const { page } = await openChat({ timezoneId: 'America/New_York' });
    expect(await line(page).textContent()).toContain('(Singapore Time)');
    await shoot(page, 'chat-away-abroad');
  });

  it('comes back by itself when an absence has run out', async () => {
    await setAway({ away: true, until: plusMs(new Date().toISOString(), 4000) });
    const { page } = await visitChat(singapore);
    expect(await line(page).getAttribute('data-open')).toBe('false');
    await expect.poll(() => line(page).textContent(), { timeout: 15_000 }).toBe('We are here now');
  });
});
