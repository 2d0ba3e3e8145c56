import { describe, expect, it } from 'vitest';
import { browserTitle, isSkipped } from '../../web/browser.ts';
import { keepTicket, sampleTicket } from '../sample-tickets.ts';
import { openConsoles } from './console-visits.ts';

describe.skipIf(isSkipped)(browserTitle('a long inbox'), () => {
  const consoles = openConsoles();

  it('shows what is new on top, and what is done leaves, however far it was read', { timeout: 60_000 }, async () => {
    const { store, addToken, post, live } = consoles.desk();
    for (let n = 0; n < 220; n += 1) {
      const number = `T-${3000 + n}`;
      await keepTicket(
        store,
        sampleTicket(number, { conversationId: `cnv_${number}`, customer: { id: `cus_${number}` } }),
      );
    }
    const { page, row, goToInbox } = await consoles.enter('Ann');
    await goToInbox();
    const rows = page.locator('[data-number]');
    await expect
      .poll(
        async () => {
          await rows.last().scrollIntoViewIfNeeded();
          return rows.count();
        },
        { timeout: 20_000 },
      )
      .toBe(224);
    const fresh = sampleTicket('T-9001', {
      priority: 'urgent',
      question: 'It burns',
      due: { firstResponse: { at: '2026-03-02T08:00:00.000Z', state: 'active', steps: [] } },
    });
    await keepTicket(store, { ...fresh, conversationId: 'cnv_new', customer: { id: 'cus_new' } });
    live.wake();
    await row('T-9001').waitFor();
    await expect
      .poll(() => rows.evaluateAll(all => all.map(one => one.getAttribute('data-number')).indexOf('T-9001')))
      .toBeLessThan(5);
    await post('/api/tickets/T-3215/resolve', { token: await addToken('Bo'), json: {} });
    await row('T-3215').waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(224);
  });
});
