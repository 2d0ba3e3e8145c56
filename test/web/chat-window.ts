import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The chat as a customer uses it, on its own page or in the launcher's frame. */
export function chatWindow(place: Page | FrameLocator) {
  const box = place.locator('[data-id="webchat-sendbox-input"]');
  const bubbles = place.locator('article.webchat__basic-transcript__activity, .webchat__basic-transcript__activity');
  /** A message with this text in the transcript; the live region for screen readers repeats them and is left out. */
  const message = (text: string | RegExp) => bubbles.filter({ hasText: text }).last();
  const say = async (text: string) => {
    await box.fill(text);
    await box.press('Enter');
  };
  return {
    box,
    choices: place.locator('button.webchat__suggested-action'),
    notice: place.locator('#notice'),
    retry: place.locator('#retry'),
    title: place.locator('h1'),
    operatorName: place.locator('.operator-name'),
    operatorAvatar: place.locator('.operator-avatar'),
    ready: () => place.locator('button.webchat__suggested-action').first().waitFor(),
    say,
    message,
    /** Opens a ticket by asking for a person; its number. */
    askForPerson: async () => {
      await say('talk to a person');
      const words = await message(/T-\d+/).textContent();
      return /T-\d+/.exec(words ?? '')?.[0] ?? '';
    },
    texts: async () => (await bubbles.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim()),
    hasOnce: async (text: string) => expect(await bubbles.filter({ hasText: text }).count()).toBe(1),
  };
}
