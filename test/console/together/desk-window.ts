import type { Page } from 'playwright-core';

/** The console as an operator uses it, in English. */
export function deskWindow(page: Page, url: string) {
  const row = (number: string) => page.locator(`[data-number="${number}"]`);
  const replyBox = page.getByRole('textbox', { name: 'Reply to the customer' });
  const side = page.locator('.ticket-side');
  const open = async (number: string) => {
    await row(number).getByRole('link').click();
    await page.locator('.composer').waitFor();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  /** Something from the menu of what is done more seldom. */
  const more = async (name: string) => {
    await press('More');
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  return {
    page,
    row,
    replyBox,
    side,
    open,
    press,
    more,
    goToInbox: async () => {
      await page.goto(`${url}/console`);
      await page.locator('#inbox-search').waitFor();
    },
    status: page.locator('.ticket-header'),
    /** Words in the conversation of the open ticket. */
    said: (from: 'customer' | 'operator' | 'bot', text: string) => page.locator(`.thread-${from}`, { hasText: text }),
    thread: page.locator('.thread'),
    reply: async (text: string) => {
      await replyBox.fill(text);
      await replyBox.press('Control+Enter');
    },
    note: async (text: string) => {
      await page.locator('.composer').getByText('Note', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Note' }).fill(text);
      await press('Save note');
    },
    notice: page.locator('.mantine-Notification-root'),
  };
}

export type DeskWindow = ReturnType<typeof deskWindow>;
