import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from '../../web/browser.ts';
import { openConsoles, wordsOf } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('resolving with something written'), () => {
  const consoles = openConsoles();
  const ticket = (number: string) => consoles.desk().store.tickets.find(number);

  it.each([
    ['en', 'en-GB'],
    ['zh', 'zh-CN'],
  ])('asks before a key sends, and says on the buttons that they send: %s', async (locale, tag) => {
    const say = wordsOf(locale);
    const { page } = await consoles.enterTicket('T-1001', { locale: tag });
    const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
    await button('action.sendResolve').waitFor();
    const box = page.getByRole('textbox', { name: say('action.reply') });
    await box.fill('Half a sen');
    await box.press('Escape');
    await button('action.sendAndResolve').waitFor();
    await button('action.sendResolveNext').waitFor();
    await page.keyboard.press('e');
    const question = page.getByRole('dialog', { name: say('composer.askSendResolve') });
    await question.waitFor();
    await shoot(page, `resolve-question-${locale}`);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect((await ticket('T-1001'))?.status).not.toBe('resolved');
    expect(await box.inputValue()).toBe('Half a sen');
    await page.keyboard.press('Shift+E');
    await question.getByRole('button', { name: say('action.sendAndResolve') }).click();
    await page.waitForURL(url => !url.pathname.endsWith('T-1001'));
    expect((await ticket('T-1001'))?.status).toBe('resolved');
  });

  it.each([
    ['chat', 'Mei Tan sees this at once, or by e-mail when they have left, with your name.', 'Send'],
    ['mail', 'This goes to Mei Tan by e-mail, with your name.', 'Send'],
    ['none', "This customer can't be reached from here: tell them, and note here what you said.", 'Note as answered'],
  ])('says by what the words reach the customer: %s', async (reach, hint, label) => {
    const { page } = await consoles.enter('Ann');
    await page.route('**/api/tickets/T-1001', async route => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), reach } });
    });
    await page.goto(`${consoles.desk().url}/console/tickets/T-1001`);
    await page.getByText(hint).waitFor();
    await page.getByRole('button', { name: label, exact: true }).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});
