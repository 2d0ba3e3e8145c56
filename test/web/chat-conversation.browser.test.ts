import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from './browser.ts';
import { openVisits } from './visits.ts';

describe.skipIf(isSkipped)(browserTitle('a conversation in the browser'), () => {
  const { desk, openChat } = openVisits();

  it('takes a double click on a suggestion as one, and the send box stays open for words', async () => {
    const { chat } = await openChat();
    await chat.choices.filter({ hasText: 'How do I use the product?' }).dblclick();
    await chat.message('Did this help?').waitFor();
    await chat.hasOnce('How do I use the product?');
    expect(await chat.box.getAttribute('readonly')).toBeNull();
    await chat.box.click();
    await chat.box.pressSequentially('Where is my parcel?');
    await chat.box.press('Enter');
    await chat.message('Where is my parcel?').waitFor();
  });

  it('answers in the language chosen by the button, also words that have none', async () => {
    const { page, chat } = await openChat();
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    await page.locator('#language').click();
    await expect.poll(() => chat.title.textContent()).toBe('小灯笼');
    const before = (await chat.texts()).length;
    await chat.say('5');
    await expect.poll(async () => (await chat.texts()).length).toBeGreaterThan(before + 1);
    expect((await chat.texts()).at(-1)).toMatch(/\p{Script=Han}/u);
    await shoot(page, 'chat-language-chosen');
    expect(await chat.title.textContent()).toBe('小灯笼');
  });

  it('follows the customer’s own words again after a choice has been heard', async () => {
    const { page, chat } = await openChat();
    await chat.say('How do I reset my password?');
    await chat.message('Did this help?').waitFor();
    await page.locator('#language').click();
    await chat.say('5');
    await expect.poll(async () => (await chat.texts()).at(-1)).toMatch(/\p{Script=Han}/u);
    await chat.say('Where is my parcel?');
    await expect.poll(() => chat.title.textContent()).toBe('Little Lantern');
    const before = (await chat.texts()).length;
    await chat.say('7');
    await expect.poll(async () => (await chat.texts()).length).toBeGreaterThan(before + 1);
    expect((await chat.texts()).at(-1)).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(['light', 'dark'] as const)(
    'shows a form’s button readably before it has the focus (%s)',
    async colorScheme => {
      const { page, chat } = await openChat({ colorScheme });
      await chat.say('contact form');
      const button = page.locator('button.ac-pushButton');
      await button.waitFor();
      await shoot(page, `chat-card-button-${colorScheme}`);
      const [text = '', ground = '']: string[] = await page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.querySelector('button.ac-pushButton')))",
      );
      expect(contrast(text, ground)).toBeGreaterThan(4.5);
    },
  );

  it('makes links of the web addresses in an operator’s words, and nothing else of them', async () => {
    const { page, chat, faults } = await openChat({ colorScheme: 'dark' });
    const number = await chat.askForPerson();
    const text =
      'Track it: https://post.example/track?id=1&x=2.\n\n<script>alert(1)</script> **x** [a](javascript:alert(1)) <img src=x onerror=alert(1)>';
    await desk().reply(number, text);
    const words = page.locator('.operator-words');
    await words.waitFor();
    expect(await words.evaluate(element => element.textContent)).toBe(text);
    expect(await words.locator('*').count()).toBe(1);
    const link = words.getByRole('link');
    expect(await link.getAttribute('href')).toBe('https://post.example/track?id=1&x=2');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await shoot(page, 'chat-operator-link');
    expect(faults).toEqual([]);
  });
});

/** WCAG 2.2 contrast ratio of two `rgb(r, g, b)` colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(part => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
