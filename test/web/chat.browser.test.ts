import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, phone, shoot } from './browser.ts';
import { openVisits } from './visits.ts';

describe.skipIf(isSkipped)(browserTitle('the chat page in a browser'), () => {
  const { desk, openChat, visitChat } = openVisits();

  it('answers a question from an article, with a link to it, and nothing breaks the security policy', async () => {
    const { page, chat, faults } = await openChat();
    await chat.say('How do I change my address?');
    const link = chat.message('Change your saved addresses').getByRole('link').first();
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/\/help\/en\/change-address/);
    await chat.choices.filter({ hasText: 'No' }).click();
    await chat.message(/Then perhaps|closer/).waitFor();
    await shoot(page, 'chat-answer');
    expect(faults).toEqual([]);
  });

  it('shows the sent message once, and the conversation once more after a reload', async () => {
    const { page, chat } = await openChat();
    await chat.say('How do I reset my password?');
    await chat.choices.first().waitFor();
    await chat.message('Did this help?').waitFor();
    const before = await chat.texts();
    await page.reload();
    await chat.message('Did this help?').waitFor();
    expect((await chat.texts()).length).toBe(before.length);
    await chat.hasOnce('How do I reset my password?');
  });

  it('offers the articles it cannot choose between, and takes a click as an answer', async () => {
    const { page, chat } = await openChat({ viewport: phone });
    await chat.say('password');
    await chat.choices.nth(2).waitFor();
    await shoot(page, 'chat-did-you-mean');
    const title = (await chat.choices.first().textContent()) ?? '';
    await chat.choices.first().click();
    await chat.message(`From our help pages: ${title}`).waitFor();
  });

  it('asks after a goodbye how it went, and takes a rating by a click', async () => {
    const { page, chat } = await openChat();
    await chat.say('How do I reset my password?');
    await chat.choices.filter({ hasText: 'Yes, thanks' }).click();
    await chat.say('thanks, bye');
    await chat.choices.nth(4).waitFor();
    await shoot(page, 'chat-survey');
    await chat.choices.filter({ hasText: '5' }).first().click();
    await expect.poll(async () => (await desk().app.store.ratings.list({}))[0]?.csat).toBe(5);
  });

  it('takes a form on its card, asks again for what does not fit, and opens the ticket', async () => {
    const { page, chat, faults } = await openChat({ viewport: phone });
    await chat.say('contact form');
    const inputs = page.locator('input.ac-textInput');
    await inputs.first().waitFor();
    await inputs.nth(0).fill('Anna');
    await inputs.nth(1).fill('anna at example');
    await inputs.nth(3).fill('Do you ship to Malta?');
    await shoot(page, 'chat-card-390');
    await page.locator('button.ac-pushButton').click();
    await chat.message('Which e-mail address').waitFor();
    await chat.say('anna@example.com');
    await chat.message('Shall I send it?').waitFor();
    await chat.choices.filter({ hasText: 'Send it' }).click();
    await chat.message('Your ticket is').waitFor();
    await shoot(page, 'chat-form-sent-390');
    expect(faults).toEqual([]);
  });

  it('runs a form in Chinese as a conversation, with its choices as buttons', async () => {
    const { page, chat } = await openChat({ viewport: phone, locale: 'zh-CN', colorScheme: 'dark' });
    await chat.say('我要退货');
    await chat.message('是哪个订单').waitFor();
    await chat.say('LL-20418');
    await chat.choices.filter({ hasText: 'Lantern Mini' }).click();
    await chat.choices.filter({ hasText: '发错货了' }).click();
    await chat.say('wang@example.com');
    await chat.choices.filter({ hasText: '跳过' }).click();
    await chat.message('可以发送吗').waitFor();
    await shoot(page, 'chat-form-zh-dark');
    await chat.choices.filter({ hasText: '不发送' }).click();
    await chat.message('已经放下了').waitFor();
  });

  it('changes its own language with that of the answers', async () => {
    const { page, chat } = await openChat({ viewport: phone });
    expect(await chat.title.textContent()).toBe('Little Lantern');
    await chat.say('我的账户怎么登录？');
    await chat.message('这对您有帮助吗？').waitFor();
    await expect.poll(() => chat.title.textContent()).toBe('小灯笼');
    expect(await chat.box.getAttribute('placeholder')).toMatch(/\p{Script=Han}/u);
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh');
    await shoot(page, 'chat-chinese-390');
    await chat.say('Where is my parcel?');
    await expect.poll(() => chat.title.textContent()).toBe('Little Lantern');
  });

  it('begins again in the other language when it is chosen before a word is said', async () => {
    const { page, chat } = await openChat();
    await page.locator('#language').click();
    await chat.message(/小灯笼/).waitFor();
    expect(await chat.texts()).toHaveLength(1);
  });

  it('shows an operator’s words at once, below the operator’s name', async () => {
    const { page, chat } = await openChat({ colorScheme: 'dark' });
    const number = await chat.askForPerson();
    await desk().reply(number, 'Hello, I am looking at it.');
    await chat.message('Hello, I am looking at it.').waitFor();
    expect(await chat.operatorName.textContent()).toBe('Mei');
    expect(await chat.operatorAvatar.textContent()).toBe('M');
    await shoot(page, 'chat-operator-dark');
  });

  it('puts the conversation away when a new one is asked for, also from the next visit', async () => {
    const { page, chat } = await openChat();
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    await page.locator('#restart').click();
    await shoot(page, 'chat-new-conversation');
    await page.locator('#restart-yes').click();
    await expect.poll(async () => (await chat.texts()).length).toBe(1);
    await page.reload();
    await chat.ready();
    expect(await chat.texts()).toHaveLength(1);
  });

  it('works where the browser blocks storage', async () => {
    const { chat, faults } = await openChat({}, page =>
      page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })",
      ),
    );
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    expect(faults).toEqual([]);
  });

  it('says so when it cannot start, and starts when it is asked again', async () => {
    const { page, chat } = await visitChat({}, page => page.route('**/chat/session', route => route.abort()));
    await expect.poll(() => chat.notice.textContent()).toContain('cannot be reached');
    await shoot(page, 'chat-cannot-start');
    await page.unroute('**/chat/session');
    await chat.retry.click();
    await chat.ready();
    expect(await chat.notice.isVisible()).toBe(false);
  });

  it('says so when the connection is lost, and takes up the same conversation afterwards', async () => {
    const { page, chat } = await openChat();
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    const before = (await chat.texts()).length;
    await desk().stop();
    await expect.poll(() => chat.notice.isVisible(), { timeout: 15_000 }).toBe(true);
    await shoot(page, 'chat-connection-lost');
    await desk().start();
    await chat.retry.click();
    await expect.poll(() => chat.notice.isVisible(), { timeout: 15_000 }).toBe(false);
    await chat.message('Did this help?').waitFor();
    await expect.poll(async () => (await chat.texts()).length).toBe(before);
    await chat.say('Where is my parcel?');
    await expect.poll(async () => (await chat.texts()).length).toBeGreaterThan(before + 1);
  });
});
