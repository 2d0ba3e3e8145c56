import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStatusKey, statusPath } from '../../src/site/status-link.ts';
import { begin, minute, ticket } from '../store/records.ts';
import { type StartedSite, startSite, statusKey } from './started-site.ts';

let site: StartedSite;
beforeAll(async () => {
  site = await startSite();
  const secretive = ticket('T-1042', 'cnv_1', {
    question: '<script>alert(1)</script> charged twice',
    priority: 'urgent',
    reasons: ['urgent: money:charged twice'],
    queue: 'billing-desk',
    customer: { id: 'cus_cnv_1', email: 'anna@example.com' },
    shown: [{ articleId: 'charged-twice', title: 'Charged twice', version: 'abc', score: 0.42, terms: ['charg'] }],
    due: { firstResponse: { at: minute(240), state: 'active', steps: ['4 business hours'] } },
  });
  await begin(site.store, 'cnv_1', {
    ticket: secretive,
    history: [
      { at: minute(0), actor: 'customer', kind: 'opened' },
      { at: minute(5), actor: 'customer', kind: 'customer-wrote', text: 'Twice S$89.' },
      { at: minute(6), actor: 'Ravi', operatorId: 'opr_1', kind: 'claimed' },
      { at: minute(7), actor: 'Ravi', operatorId: 'opr_1', kind: 'noted', text: 'Looks like a difficult one' },
    ],
  });
  await begin(site.store, 'cnv_2', {
    ticket: ticket('T-1043', 'cnv_2', { locale: 'zh', status: 'resolved' }),
    history: [
      { at: minute(0), actor: 'bot', kind: 'opened', text: 'unanswered' },
      { at: minute(8), actor: 'Mei', operatorId: 'opr_1', kind: 'noted', text: '先问仓库' },
      { at: minute(9), actor: 'Mei', operatorId: 'opr_1', kind: 'replied', text: '<b>已经补寄</b>' },
      { at: minute(10), actor: 'Mei', operatorId: 'opr_1', kind: 'resolved' },
      { at: minute(20), actor: 'customer', kind: 'reopened', text: '还是没收到' },
    ],
  });
});
afterAll(() => site.close());

const page = async (path: string) => (await site.get(path, { accept: 'text/html' })).text();

describe('the page behind a ticket’s signed link', () => {
  it('shows number, status, times, what happens next and the customer’s own words', async () => {
    const shown = await page(statusPath(statusKey, 'T-1042'));
    for (const part of [
      'Ticket T-1042',
      'Received',
      'Monday 2 March, 17:00',
      'Monday 2 March, 21:00',
      'What happens next',
      'Twice S$89.',
    ]) {
      expect(shown).toContain(part);
    }
  });

  it('shows nothing that is the operators’', async () => {
    const shown = await page(statusPath(statusKey, 'T-1042'));
    for (const part of [
      'difficult',
      'Ravi',
      'urgent',
      'billing-desk',
      'anna@',
      'opr_1',
      'cnv_1',
      'cus_',
      '0.42',
      'business hours',
    ]) {
      expect(shown).not.toContain(part);
    }
  });

  it('abuse 02: shows a customer’s words as text', async () => {
    const shown = await page(statusPath(statusKey, 'T-1042'));
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('&#60;script&#62;alert(1)');
  });

  it('speaks the ticket’s language', async () => {
    const shown = await page(statusPath(statusKey, 'T-1043'));
    expect(shown).toContain('<html lang="zh">');
    expect(shown).toContain('工单 T-1043');
    expect(shown).not.toContain('请求');
  });

  it('says that a resolved ticket is resolved, and which words open it again', async () => {
    const shown = await page(statusPath(statusKey, 'T-1043'));
    expect(shown).toContain('>已解决<');
    expect(shown).toContain('写“没解决”');
  });

  it('tells what was said in its order, with the name of who answered, as text, and without notes', async () => {
    const shown = await page(statusPath(statusKey, 'T-1043'));
    const told = shown.slice(shown.indexOf('目前的经过')).replaceAll(/<[^>]+>/g, ' ');
    expect(told).toMatch(/您 .*Mei .*3月2日星期一.*&#60;b&#62;已经补寄.*您 .*还是没收到/s);
    expect(told).not.toMatch(/先问仓库|unanswered/);
  });

  it('is kept from caches, search engines and the Referer header', async () => {
    const { headers } = await site.get(statusPath(statusKey, 'T-1042'));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(await page(statusPath(statusKey, 'T-1042'))).toContain('<meta name="referrer" content="no-referrer">');
  });

  it('abuse 09: opens with the key of that very ticket only, and says no more about others than about none', async () => {
    const key = new URL(statusPath(statusKey, 'T-1042'), site.url).searchParams.get('key') ?? '';
    const missing = await page(statusPath(statusKey, 'T-9999'));
    for (const path of [
      '/tickets/T-1042',
      '/tickets/T-1042?key=',
      `/tickets/T-1043?key=${key}`,
      `/tickets/T-1042?key=${key}x`,
    ]) {
      const answer = await site.get(path, { accept: 'text/html' });
      expect(answer.status, path).toBe(404);
      expect(withoutNonce(await answer.text()), path).toBe(withoutNonce(missing));
    }
  });

  it('is bound to its purpose: another signature of the same key does not open it', () => {
    expect(checkStatusKey(statusKey, 'T-1042', statusPath('another key', 'T-1042').split('key=')[1] ?? '')).toBe(false);
  });
});

function withoutNonce(text: string): string {
  return text.replaceAll(/nonce="[^"]+"/g, '');
}
