import { beforeEach, describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from '../../web/browser.ts';
import type { DeskWindow } from './desk-window.ts';
import { type Customer, openFloor } from './floor.ts';

describe.skipIf(isSkipped)(browserTitle('two operators and two customers at once'), { timeout: 90_000 }, () => {
  const floor = openFloor();
  let ann: DeskWindow;
  let bo: DeskWindow;
  let mei: Customer;
  let tom: Customer;

  beforeEach(async () => {
    [ann, bo] = await Promise.all([floor.operator('Ann'), floor.operator('Bo')]);
    [mei, tom] = await Promise.all([
      floor.customer('the glass of my lamp arrived in pieces'),
      floor.customer('my parrot has eaten the cable'),
    ]);
  });

  it('both tickets appear in both inboxes by themselves', async () => {
    for (const desk of [ann, bo]) {
      for (const { number } of [mei, tom]) await desk.row(number).waitFor();
    }
    await shoot(ann.page, 'together-inbox');
  });

  it('says what each writes to the other, and mixes nothing', async () => {
    await Promise.all([ann.open(mei.number), bo.open(tom.number)]);
    await Promise.all([ann.reply('A new glass is on its way.'), bo.reply('Oh dear, the poor bird!')]);
    await Promise.all([
      mei.chat.message('A new glass is on its way.').waitFor(),
      tom.chat.message('Oh dear, the poor bird!').waitFor(),
    ]);
    await ann.thread.getByText('Delivered', { exact: true }).waitFor();
    expect(await mei.chat.operatorName.last().innerText()).toBe('Ann');
    expect(await tom.chat.operatorName.last().innerText()).toBe('Bo');
    await Promise.all([mei.chat.say('When will it be here?'), tom.chat.say('He is well, the cable is not.')]);
    await Promise.all([
      ann.said('customer', 'When will it be here?').waitFor(),
      bo.said('customer', 'He is well, the cable is not.').waitFor(),
    ]);
    expect(await ann.thread.innerText()).not.toContain('cable');
    expect(await bo.thread.innerText()).not.toContain('glass');
    expect((await mei.chat.texts()).join()).not.toContain('bird');
    expect((await tom.chat.texts()).join()).not.toContain('glass');
    await shoot(ann.page, 'together-conversation');
  });

  it('tells that a customer who closed the chat does not have the words yet', async () => {
    await ann.open(mei.number);
    await mei.page.goto('about:blank');
    // the desk notices within seconds that nobody listens any more
    const address = new URL(`/api/tickets/${mei.number}`, ann.page.url()).href;
    const isHere = async () => (await (await ann.page.request.get(address)).json()).inChat.isHere;
    await expect.poll(isHere, { timeout: 30_000 }).toBe(false);
    await ann.reply('Are you still there?');
    await ann.thread.getByText('Not delivered yet').waitFor();
    await shoot(ann.page, 'together-not-delivered');
  });

  it('puts in an article, which the customer can open', async () => {
    await ann.open(mei.number);
    await ann.replyBox.pressSequentially('Please read ??refund');
    await ann.page.getByRole('option').first().waitFor();
    await shoot(ann.page, 'together-article');
    await ann.page.keyboard.press('Tab');
    await ann.page.keyboard.type('and tell me');
    expect(await ann.replyBox.inputValue()).toMatch(/^Please read .+: http:\S+\/help\/en\/\S+ and tell me$/);
    await ann.replyBox.press('Control+Enter');
    const [opened] = await Promise.all([
      mei.page.context().waitForEvent('page'),
      mei.chat.message('and tell me').getByRole('link').click(),
    ]);
    await opened.locator('article, main h1').first().waitFor();
  });

  it('shows each who is writing', async () => {
    await Promise.all([ann.open(mei.number), bo.open(mei.number)]);
    await mei.chat.box.pressSequentially('it is the blue');
    await ann.thread.getByText('Visitor is writing…').waitFor();
    await bo.thread.getByText('Visitor is writing…').waitFor();
    await shoot(ann.page, 'together-customer-writing');
    await mei.chat.box.press('Enter');
    await ann.said('customer', 'it is the blue').waitFor();
    await ann.thread.getByText('Visitor is writing…').waitFor({ state: 'detached' });
    await ann.replyBox.pressSequentially('I see');
    await mei.page.locator('.webchat__typingIndicator, .webchat__typing-indicator').first().waitFor();
    await bo.status.getByText('Ann is writing').waitFor();
    await shoot(mei.page, 'together-operator-writing');
    expect(await tom.page.locator('.webchat__typingIndicator').count()).toBe(0);
  });

  it('asks the customer how it was, and shows the rating on their card', async () => {
    await Promise.all([ann.open(mei.number), bo.open(tom.number)]);
    await ann.reply('A new glass is on its way.');
    await ann.said('operator', 'A new glass is on its way.').waitFor();
    await ann.press('Resolve');
    await ann.status.getByText('This ticket is resolved.').waitFor();
    await mei.chat.choices.filter({ hasText: '4 – good' }).click();
    await mei.chat.message('how likely are you to recommend us').waitFor();
    await mei.chat.say('9');
    await mei.chat.message('anything you').waitFor();
    await mei.chat.say('so kind!');
    await ann.side.getByText('Rated 4 of 5. Would recommend: 9 of 10. “so kind!”').waitFor();
    await shoot(ann.page, 'together-rated');
    await shoot(mei.page, 'together-survey');
    expect((await tom.chat.texts()).join()).not.toContain('How was this for you');
    await bo.row(mei.number).waitFor({ state: 'detached' });
  });
});
