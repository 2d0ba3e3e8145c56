import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../web/accessibility.ts';
import { browserTitle, isSkipped, phone, shoot } from '../../web/browser.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { openConsoles } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('the console, looked at closely'), () => {
  const consoles = openConsoles();

  it('gives the focus back to the menu whose dialog was left', async () => {
    const { page, more } = await consoles.enterTicket('T-1001');
    for (const name of ['Merge', 'Snooze', 'Change the priority']) {
      await more(name);
      await page.getByRole('dialog', { name }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate('document.activeElement.textContent'), { message: name }).toBe('More');
    }
  });

  it.each(['light', 'dark'] as const)('has links in an operator’s words that can be read: %s', async colorScheme => {
    const { page, reply, said } = await consoles.enterTicket('T-1001', { colorScheme });
    await reply('Please read https://shop.example/returns first.');
    await said('operator', 'Please read').getByRole('link').waitFor();
    await shoot(page, `operator-link-${colorScheme}`);
    expect(await faultsOf(page, '.thread')).toEqual([]);
  });

  it('shows the open tickets for an address with a word that it does not know', async () => {
    const { page, row } = await consoles.enter('Ann');
    await page.goto(`${consoles.desk().url}/console?status=bogus`);
    await row('T-1001').waitFor();
    await row('T-1003').waitFor();
  });

  it.each([
    ['desk', {}],
    ['phone', { viewport: phone }],
  ])('cuts a name that never ends: %s', async (name, options) => {
    const endless = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(5);
    const ticket = sampleTicket('T-1006', { conversationId: 'cnv_c', customer: { id: 'cus_9', name: endless } });
    await keepTicket(consoles.desk().store, ticket);
    const { page, status } = await consoles.enterTicket('T-1006', options);
    const line = await status.getByText('T-1006').boundingBox();
    expect(line?.height).toBeLessThan(30);
    await page.getByText(/ sees this at once|by e-mail|can't be reached/).waitFor();
    await shoot(page, `endless-name-${name}`);
  });
});
