import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from '../../web/browser.ts';
import { openConsoles, wordsOf } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('writing to a customer'), () => {
  const consoles = openConsoles();

  it.each([
    ['en', 'en-GB', 'T-1001', /^Hi Mei Tan, I'm sorry your parcel/],
    ['zh', 'zh-CN', 'T-1003', /^陈小明/],
  ])('puts in a canned reply, in the language %s', async (locale, tag, number, begins) => {
    const say = wordsOf(locale);
    const { page } = await consoles.enterTicket(number, { locale: tag });
    if (number === 'T-1003') await page.getByRole('button', { name: say('action.takeOver') }).click();
    const box = page.getByRole('textbox', { name: say('action.reply') });
    await box.pressSequentially('::');
    await page.getByRole('option').nth(4).waitFor();
    await shoot(page, `driven-canned-${locale}`);
    await page.keyboard.press('ArrowDown');
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toMatch(begins);
    expect(await box.inputValue()).not.toMatch(/\{\w+\}|::/);
  });

  it('leaves the list by Escape and goes on writing', async () => {
    const { page, replyBox } = await consoles.enterTicket('T-1001');
    await replyBox.pressSequentially('::');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.type(' no');
    expect(await replyBox.inputValue()).toBe(':: no');
  });

  it('names a colleague in a note, who is told', async () => {
    await consoles.desk().addOperator('Bo Chen', 'bo@example.com');
    const { page } = await consoles.enterTicket('T-1001');
    await page.keyboard.press('n');
    await page.keyboard.type('ask @bo');
    await page.getByRole('option', { name: 'Bo Chen' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('about it');
    await page.keyboard.press('Control+Enter');
    await page.locator('.thread-note', { hasText: 'ask @Bo Chen about it' }).waitFor();
    const history = await consoles.desk().store.tickets.history('T-1001');
    expect(history.at(-1)).toMatchObject({
      kind: 'noted',
      text: 'ask @Bo Chen about it',
      mentions: [expect.any(String)],
    });
  });

  it('keeps a draft when the window is closed and another one is opened', async () => {
    const { page, context, replyBox } = await consoles.enterTicket('T-1001');
    await replyBox.fill('Dear Mei, I have');
    await page.close();
    const again = await context.newPage();
    await again.goto(`${consoles.desk().url}/console/tickets/T-1001`);
    const box = again.getByRole('textbox', { name: 'Reply to the customer' });
    await expect.poll(() => box.inputValue(), { timeout: 10_000 }).toBe('Dear Mei, I have');
    await box.press('Control+Enter');
    await again.locator('.thread-operator', { hasText: 'Dear Mei, I have' }).waitFor();
    await again.reload();
    await again.locator('.composer').waitFor();
    expect(await box.inputValue()).toBe('');
  });
});
