import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from '../../web/browser.ts';
import { openConsoles } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('a page of the console that fails'), () => {
  const consoles = openConsoles();

  it('says so in its place, and the way to the others stays', async () => {
    const { page, faults } = await consoles.enter('Ann');
    await page.route('**/api/tickets/T-1001', route => route.fulfill({ json: { number: 'T-1001' } }));
    await page.goto(`${consoles.desk().url}/console/tickets/T-1001`);
    await page.getByText('Something on this page has failed.').waitFor();
    await shoot(page, 'driven-fault');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    // the browser names the fault, as it should
    expect(faults.splice(0)).not.toEqual([]);
  });
});
