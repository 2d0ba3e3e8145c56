import { describe, expect, it } from 'vitest';
import { type PriorityFacts, PriorityRules, priorityFrom, vipOf } from '../../src/tickets/priority.ts';

const rules = PriorityRules.parse({
  byTopic: { privacy: 'high', product: 'low' },
  vip: { domains: ['Company.example'], addresses: ['ana@elsewhere.example'] },
});
const calm: PriorityFacts = { level: 'none', articleIsUrgent: false, topic: 'payment', email: undefined };

describe('the priority of a new ticket', () => {
  it.each<[string, Partial<PriorityFacts>, string, string[]]>([
    ['is normal for calm words', {}, 'normal', []],
    ['is high for pressing words', { level: 'high' }, 'high', []],
    ['is urgent for an emergency', { level: 'critical' }, 'urgent', []],
    [
      'is high for somewhat pressing words on an urgent article',
      { level: 'raised', articleIsUrgent: true },
      'high',
      [],
    ],
    ['is not raised by an urgent article that is asked about calmly', { articleIsUrgent: true }, 'normal', []],
    ['begins where its topic says', { topic: 'privacy' }, 'high', ['topic:privacy']],
    ['may begin below normal', { topic: 'product' }, 'low', ['topic:product']],
    ['is raised from there by words', { topic: 'product', level: 'raised' }, 'normal', ['topic:product']],
    ['is never lowered by its topic', { topic: 'product', level: 'critical' }, 'urgent', ['topic:product']],
    ['is raised by the customer', { email: 'Bo@company.example' }, 'high', ['vip:company.example']],
    [
      'keeps what is more than the customer gets',
      { email: 'bo@company.example', level: 'critical' },
      'urgent',
      ['vip:company.example'],
    ],
    [
      'has all its reasons',
      { email: 'ana@elsewhere.example', topic: 'product' },
      'high',
      ['topic:product', 'vip:ana@elsewhere.example'],
    ],
  ])('%s', (_what, facts, priority, reasons) => {
    expect(priorityFrom({ ...calm, ...facts }, rules)).toEqual({ priority, reasons });
  });

  it('knows no customers and topics unless the policy names them', () => {
    const none = PriorityRules.parse({});
    expect(priorityFrom({ ...calm, topic: 'privacy', email: 'bo@company.example' }, none)).toEqual({
      priority: 'normal',
      reasons: [],
    });
  });
});

describe('a customer who matters more', () => {
  it.each([
    ['bo@company.example', 'company.example'],
    ['bo@mail.company.example', 'company.example'],
    ['bo@mycompany.example', undefined],
    ['company.example@gmail.example', undefined],
    ['bo@company.example@evil.example', undefined],
    ['ANA@elsewhere.example', 'ana@elsewhere.example'],
    ['ben@elsewhere.example', undefined],
    [undefined, undefined],
  ])('%s is told by %s', (email, by) => {
    expect(vipOf(email, rules)).toBe(by);
  });

  it('is listed by a domain without @, and by whole addresses', () => {
    const said = PriorityRules.safeParse({ vip: { domains: ['@company.example'], addresses: ['ana'] } }).error?.issues;
    expect(said?.map(({ message }) => message)).toEqual([
      'write a domain like company.example, without @',
      'write a whole address, like ana@company.example',
    ]);
  });
});
