import { describe, expect, it } from 'vitest';
import { openConsoles } from '../console/driven/console-visits.ts';
import { keepTicket, sampleTicket } from '../console/sample-tickets.ts';
import { now } from '../console/start-desk.ts';
import { browserTitle, isSkipped } from '../web/browser.ts';
import { nastyCases } from './nasty-strings.ts';

/** What is left of them when they are stored. */
const words = [...new Set(nastyCases.map(([, { text, shown = text }]) => shown).filter(text => text.trim() !== ''))];

describe.skipIf(isSkipped)(browserTitle('nasty words in the console'), () => {
  const consoles = openConsoles();

  it.each(['customer', 'operator', 'bot'] as const)(
    'of a %s are shown as text, whole, and bring nothing with them',
    async from => {
      const activities = words.map((text, at) => ({
        ...{ n: at + 1, at: now, from, kind: 'message' as const, text, locale: 'en', name: text.slice(0, 100) },
        ...(from === 'bot' ? { format: 'markdown' as const } : {}),
      }));
      const ticket = sampleTicket('T-2001', { question: words.join(' '), tags: words.slice(0, 20), reasons: words });
      const history = words.map(text => ({ at: now, actor: text, operatorId: 'opr_x', kind: 'noted' as const, text }));
      await keepTicket(consoles.desk().store, ticket, { activities, history });
      const { page } = await consoles.enterTicket('T-2001');
      const before = await page.evaluate<number>(`document.querySelectorAll('script, style, link').length`);
      expect(await page.locator(`.thread-${from}`).count()).toBe(words.length);
      const texts = await page
        .locator(`.thread-${from} .thread-text`)
        .evaluateAll(all => all.map(one => one.textContent));
      if (from !== 'bot') expect(texts).toEqual(words);
      const notes = await page.locator('.thread-note .thread-text').evaluateAll(all => all.map(one => one.textContent));
      expect(notes).toEqual(words);
      const brought =
        '.thread img, .thread script, .thread style, .thread svg, .thread iframe, .thread [onerror], .thread [onclick]';
      expect(await page.locator(brought).count()).toBe(0);
      expect(await page.locator('a[href^="javascript:"], a[href^="data:"]').count()).toBe(0);
      expect(await page.evaluate<number>(`document.querySelectorAll('script, style, link').length`)).toBe(before);
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );
});
