import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, phone, shoot } from '../../web/browser.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { openConsoles, wordsOf } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('sorting tickets'), () => {
  const consoles = openConsoles();
  const find = async (number: string) =>
    (await consoles.desk().store.tickets.find(number)) ?? expect.fail(`no ${number}`);

  it.each([
    ['en', {}],
    ['zh', { locale: 'zh-CN', viewport: phone }],
  ] as const)('puts one aside until tomorrow and brings it back, in the language %s', async (locale, options) => {
    const say = wordsOf(locale);
    const { page, press, more } = await consoles.enterTicket('T-1001', options);
    await press(say('more.title'));
    await page.getByRole('menuitem', { name: say('more.snooze'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: say('more.snooze') });
    await dialog.getByLabel(new RegExp(`^${say('snooze.tomorrow')}`)).waitFor();
    await shoot(page, `driven-snooze-${locale}`);
    await dialog.getByRole('button', { name: say('more.snooze'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.ticket-header').getByText(say('status.snoozed'), { exact: true }).waitFor();
    expect((await find('T-1001')).snoozedUntil).toMatch(/^2026-03-03T/);
    if (locale === 'en')
      return more('Wake it now').then(() => expect.poll(async () => (await find('T-1001')).status).toBe('new'));
    await press(say('more.title'));
    await page.getByRole('menuitem', { name: say('more.wake') }).click();
    await expect.poll(async () => (await find('T-1001')).status).toBe('new');
  });

  it('changes tags and the priority', async () => {
    const { page, row, more } = await consoles.enterTicket('T-1001');
    await more('Change the tags');
    const dialog = page.getByRole('dialog', { name: 'Change the tags' });
    await dialog.getByRole('textbox').or(dialog.getByRole('combobox')).first().fill('Fragile');
    await page.keyboard.press('Enter');
    await shoot(page, 'driven-tags');
    await dialog.getByRole('button', { name: 'Change the tags' }).click();
    await row('T-1001').getByText('fragile', { exact: true }).waitFor();
    await more('Change the priority');
    const priority = page.getByRole('dialog', { name: 'Change the priority' });
    await priority.getByLabel('Low').check();
    await priority.getByRole('button', { name: 'Change the priority' }).click();
    await row('T-1001').getByText('Low', { exact: true }).waitFor();
    expect(await find('T-1001')).toMatchObject({ priority: 'low', tags: expect.arrayContaining(['bank', 'fragile']) });
  });

  it('does all of a macro at once', async () => {
    const { page, more, status, said } = await consoles.enterTicket('T-1001');
    await more('Refund sent');
    const question = page.getByRole('dialog', { name: 'Refund sent' });
    await question.getByText('This replies to the customer and resolves the ticket.').waitFor();
    expect((await find('T-1001')).status).not.toBe('resolved');
    await question.getByRole('button', { name: 'Refund sent' }).click();
    await said('operator', 'your refund has just left us').waitFor();
    await status.getByText('Resolved', { exact: true }).waitFor();
    expect(await find('T-1001')).toMatchObject({ status: 'resolved', tags: expect.arrayContaining(['refund']) });
    await shoot(page, 'driven-macro');
  });

  it('merges a ticket into another of the same customer, and undoes it', async () => {
    await keepTicket(
      consoles.desk().store,
      sampleTicket('T-1005', {
        conversationId: 'cnv_b',
        question: 'The same again',
        customer: { id: 'cus_T-1001', name: 'Mei Tan' },
      }),
    );
    const { page, more, status, side, row, press, expectFailing } = await consoles.enterTicket('T-1005');
    expectFailing(/\/merge$/);
    await more('Merge');
    const dialog = page.getByRole('dialog', { name: 'Merge' });
    await dialog.getByLabel('Number of the ticket that goes on').fill('T-1004');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.mantine-Notification-root').getByText('another customer').waitFor();
    await shoot(page, 'driven-merge-refused');
    await dialog.getByLabel('Number of the ticket that goes on').fill('1001');
    await dialog.getByRole('radio', { name: /^T-1001/, checked: true }).waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await side.getByText('Goes on in').waitFor();
    await status.getByText('Closed', { exact: true }).waitFor();
    await row('T-1005').waitFor({ state: 'detached' });
    await shoot(page, 'driven-merged');
    await status.getByRole('link', { name: 'T-1001' }).waitFor();
    expect(await page.locator('.composer').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Open it again' }).count()).toBe(0);
    await press('Undo the merge');
    await status.getByText('New', { exact: true }).waitFor();
    await row('T-1005').waitFor();
    await press('Take it');
    await status.getByText('You are answering this ticket.').waitFor();
  });

  it('blocks a customer on a second press, and takes it back', async () => {
    const { page, side, press } = await consoles.enterTicket('T-1001');
    await press('Block this customer');
    await press('Really block?');
    await side.getByRole('button', { name: 'Unblock' }).waitFor();
    const card = await page.evaluate<object>(`fetch('/api/customers/cus_T-1001').then(reply => reply.json())`);
    expect(card).toHaveProperty('blockedAt');
    await press('Unblock');
    await side.getByRole('button', { name: 'Block this customer' }).waitFor();
  });
});
