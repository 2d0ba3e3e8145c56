import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml } from '../../../src/content/yaml.ts';
import { likenessOf, NearSameRules, nearSame } from '../../../src/tickets/actions/near-same.ts';
import { installedLanguage } from '../../language/installed-language.ts';
import { content } from '../../support/content.ts';
import { at, sample } from '../actions/sample.ts';

const terms = (text: string, locale: string) => installedLanguage.understand(text, locale).terms;
const rules = NearSameRules.parse({});

const Pairs = z.strictObject({
  same: z.array(z.tuple([z.string(), z.string()])).min(40),
  other: z.array(z.tuple([z.string(), z.string()])).min(40),
});

function pairsOf(locale: string) {
  const file = new URL(`pairs.${locale}.yaml`, import.meta.url);
  return Pairs.parse(parseYaml(file.pathname, readFileSync(file, 'utf8')).value);
}

describe.each([
  { locale: 'en', joined: 38, wrongly: 2 },
  { locale: 'zh', joined: 34, wrongly: 0 },
])('of the labelled pairs in $locale', ({ locale, joined, wrongly }) => {
  it(`the default joins ${joined} that are one matter and ${wrongly} that are two`, () => {
    const { same, other } = pairsOf(locale);
    const isJoined = ([a, b]: [string, string]) =>
      likenessOf(new Set(terms(a, locale)), new Set(terms(b, locale))) >= rules.similarity;
    expect(same.filter(isJoined)).toHaveLength(joined);
    expect(other.filter(isJoined)).toHaveLength(wrongly);
  });
});

it('the shipped policy has the default', () => {
  expect(content().policy.nearSame).toEqual(rules);
});

describe('what is asked again', () => {
  const ticket = sample({ question: 'My parcel LL-10234 has not arrived' });
  const find = (text: string, tickets = [ticket], change = {}, now = at(60)) =>
    nearSame({ text, locale: 'en' }, tickets, terms, { ...rules, ...change }, now)?.number;

  it.each([
    ['the same words', 'My parcel LL-10234 has not arrived', 'T-1001'],
    ['other small words and capitals', 'PARCEL LL-10234 has not arrived!!', 'T-1001'],
    ['another order', 'My parcel LL-10235 has not arrived', undefined],
    ['another matter of the same order', 'Please send an invoice for LL-10234', undefined],
    ['no words', '???', undefined],
  ])('%s', (_title, text, expected) => {
    expect(find(text)).toBe(expected);
  });

  it('is on an open ticket only, and not on one that has rested too long', () => {
    expect(find(ticket.question, [{ ...ticket, status: 'resolved' }])).toBeUndefined();
    expect(find(ticket.question, [{ ...ticket, status: 'closed', mergedInto: 'T-1' }])).toBeUndefined();
    expect(find(ticket.question, [{ ...ticket, status: 'snoozed' }])).toBe('T-1001');
    expect(find(ticket.question, [ticket], {}, at(72 * 60))).toBe('T-1001');
    expect(find(ticket.question, [ticket], {}, at(72 * 60 + 1))).toBeUndefined();
  });

  it('is on the most similar ticket, of equals the newest', () => {
    const like = sample({ number: 'T-1002', question: 'My parcel LL-10234 has not arrived yet, it is late' });
    const newer = { ...ticket, number: 'T-1003', createdAt: at(5) };
    expect(find(ticket.question, [like, ticket, newer])).toBe('T-1003');
  });

  it('counts what was filled in on a form', () => {
    const form = { name: 'return', fields: [{ id: 'order', label: 'Order', value: 'LL-77777' }] };
    const filled = { ...ticket, question: 'Return an item', form };
    expect(find('Return an item\nLL-77777', [filled])).toBe('T-1001');
    expect(find('Return an item\nLL-88888', [filled])).toBeUndefined();
  });

  it('joins nothing where the policy says so', () => {
    expect(find(ticket.question, [ticket], { similarity: 1.01 })).toBeUndefined();
  });
});
