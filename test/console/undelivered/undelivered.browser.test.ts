import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, launchChromium, openPage, shoot } from '../../web/browser.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { type Desk, now, startDesk } from '../start-desk.ts';

describe.skipIf(isSkipped)(browserTitle('what did not arrive, in a browser'), () => {
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchChromium(), startDesk()]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('is counted in the navigation, told with its cause, and sent again', async () => {
    const ticket = sampleTicket('T-1001');
    const { conversationId } = ticket;
    const letter = { id: 'out_1', kind: 'mail.reply', conversationId, payload: {}, createdAt: now };
    await keepTicket(desk.store, ticket, { outbox: [letter] });
    await desk.store.outbox.failed('out_1', '550 no such mailbox', undefined);
    const { page, faults, context } = await openPage(browser);
    const [name = '', value = ''] = (await desk.enter('Ann')).split('=');
    await context.addCookies([{ name, value, url: desk.url }]);
    await page.goto(`${desk.url}/console/settings`);
    await page.getByRole('link', { name: 'Unsent: 1' }).click();
    await page.getByText('The last answer was: 550 no such mailbox').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'undelivered');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Everything has arrived.').waitFor();
    expect((await desk.store.outbox.due(now, 1)).map(({ id }) => id)).toEqual(['out_1']);
    expect(faults).toEqual([]);
    await context.close();
  });
});
