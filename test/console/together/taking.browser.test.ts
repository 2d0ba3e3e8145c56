import { beforeEach, describe, expect, it } from 'vitest';
import { browserTitle, isSkipped, shoot } from '../../web/browser.ts';
import type { DeskWindow } from './desk-window.ts';
import { type Customer, openFloor } from './floor.ts';

describe.skipIf(isSkipped)(browserTitle('two operators who want the same ticket'), { timeout: 90_000 }, () => {
  const floor = openFloor();
  let ann: DeskWindow;
  let bo: DeskWindow;
  let mei: Customer;

  beforeEach(async () => {
    [ann, bo, mei] = await Promise.all([
      floor.operator('Ann'),
      floor.operator('Bo'),
      floor.customer('the glass of my lamp arrived in pieces'),
    ]);
    await Promise.all([ann.open(mei.number), bo.open(mei.number)]);
    for (const desk of [ann, bo]) floor.expectFailing(desk, /\/api\/tickets\/T-\d+\/(claim|reply|assign)$/);
  });

  /** What each asks of the desk by this goes out in the same moment, however long a browser takes to press. */
  async function inOneMoment(name: string): Promise<void> {
    const both = Promise.withResolvers<void>();
    let asked = 0;
    for (const { page } of [ann, bo]) {
      await page.route(`**/api/tickets/*/${name}`, async route => {
        asked += 1;
        if (asked === 2) both.resolve();
        await both.promise;
        await route.continue();
      });
    }
  }

  async function assigneeOf(): Promise<string> {
    const find = async () => (await floor.desk().app.store.tickets.find(mei.number))?.assignee?.name ?? '';
    await expect.poll(find).not.toBe('');
    return find();
  }

  /** Who of the two has it; the other's window says so by a notice and in its header. */
  async function endsWell(): Promise<DeskWindow> {
    const winner = await assigneeOf();
    const [first, second] = winner === 'Ann' ? [ann, bo] : [bo, ann];
    await first.status.getByText('You are answering this ticket.').waitFor();
    await second.status.getByText(`${winner} is answering this ticket.`).waitFor();
    await second.notice.getByText(`${winner} was faster: ${mei.number} is with ${winner} now.`).waitFor();
    expect(await first.notice.count()).toBe(0);
    return second;
  }

  it('one claims it, the other is told who has it', async () => {
    await inOneMoment('claim');
    await Promise.all([ann.press('Take it'), bo.press('Take it')]);
    const second = await endsWell();
    await shoot(second.page, 'together-too-late');
    await mei.chat.message('is with you now').waitFor();
    await mei.chat.hasOnce('is with you now');
  });

  it('one answers, the other keeps the words that came too late', async () => {
    await inOneMoment('reply');
    await Promise.all([ann.replyBox.fill('Ann writes'), bo.replyBox.fill('Bo writes')]);
    await Promise.all([ann.replyBox.press('Control+Enter'), bo.replyBox.press('Control+Enter')]);
    await mei.chat.message('writes').waitFor();
    const second = await endsWell();
    const name = second === ann ? 'Ann' : 'Bo';
    expect((await mei.chat.texts()).join()).not.toContain(`${name} writes`);
    const kept = `Object.entries(localStorage).find(([key]) => key.endsWith('.${mei.number}.reply'))?.[1]`;
    expect(await second.page.evaluate(kept)).toBe(`${name} writes`);
  });

  it('one assigns it, the other is told', async () => {
    for (const [desk, name] of [
      [ann, 'Ann'],
      [bo, 'Bo'],
    ] as const) {
      await desk.more('Assign');
      await desk.page.getByRole('combobox', { name: 'With' }).click();
      await desk.page.getByRole('option', { name: new RegExp(`^${name} `) }).click();
    }
    await inOneMoment('assign');
    const assign = (desk: DeskWindow) =>
      desk.page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click();
    await Promise.all([assign(ann), assign(bo)]);
    const [second, winner] = (await assigneeOf()) === 'Ann' ? [bo, 'Ann'] : [ann, 'Bo'];
    await second.notice.getByText(`${winner} was faster`).waitFor();
    await second.page.keyboard.press('Escape');
    await second.status.getByText(`${winner} has been given this ticket.`).waitFor();
  });

  it('one takes it over from the other, who sees it, and the customer hears by name who goes on', async () => {
    await ann.reply('I have a look.');
    await mei.chat.message('I have a look.').waitFor();
    await ann.replyBox.fill('One more question');
    await bo.status.getByText('Ann is answering this ticket.').waitFor();
    await bo.press('Take it over');
    await ann.notice.getByText(`Bo has taken over ${mei.number}.`).waitFor();
    await ann.status.getByText('Bo is answering this ticket.').waitFor();
    await mei.chat.message(/Bo/).waitFor();
    await shoot(mei.page, 'together-taken-over');
    await bo.reply('Ann has told me all.');
    await mei.chat.message('Ann has told me all.').waitFor();
    expect(await mei.chat.operatorName.last().innerText()).toBe('Bo');
    await ann.said('operator', 'Ann has told me all.').waitFor();
    await shoot(ann.page, 'together-lost');
  });
});
