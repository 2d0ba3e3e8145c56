import { describe, expect, it } from 'vitest';
import type { DialogContext } from '../../../src/dialogs/dialog.ts';
import { firstEpisode } from '../../../src/dialogs/episode.ts';
import { answerTo, asideIn } from '../../../src/dialogs/forms/aside.ts';
import type { Form, FormField } from '../../../src/dialogs/forms/form.ts';
import { createLanguage } from '../../../src/language/language.ts';
import { content } from '../../support/content.ts';

const now = '2026-03-02T09:00:00.000Z';
const { understand } = createLanguage(content().packs, 'en');

function contextOf(text: string): DialogContext {
  return {
    said: understand(text, 'en'),
    offered: [],
    hits: [],
    content: content(),
    knowledge: {
      search: () => [],
      article: () => undefined,
      bySlug: () => undefined,
      published: () => [],
      locales: () => [],
      related: () => [],
    },
    ticket: undefined,
    customer: { id: 'cus', channel: 'directline', channelUser: 'dl', surveyedAt: [], createdAt: now },
    episode: firstEpisode,
    now,
    oneShot: false,
  };
}

function fieldOf(id: string): { form: Form; field: FormField } {
  const form = content()
    .forms('en')
    .find(one => one.id === 'contact');
  const field = form?.fields.find(one => one.id === id);
  if (!form || !field) throw new Error(`The contact form has a field ${id}`);
  return { form, field };
}

function taken(id: string, text: string): boolean {
  const { form, field } = fieldOf(id);
  return answerTo(form, field, contextOf(text)).ok;
}

describe('a name in a form', () => {
  it.each([
    'Anna',
    'May',
    'Hope',
    'Will',
    'Will Can',
    'Grace Howe',
    'Mark Price',
    'Bill',
    'Do Hyun',
    'Who Wang',
    'My name is Anna',
    "Sinead O'Connor-Smith",
    'Thanh',
    'Dr. José María de la Cruz',
    '何时',
    '何如意',
    '王小明',
    '谢安',
    '我叫李雷',
    '欧阳娜娜',
  ])('may be "%s"', text => {
    expect(taken('name', text)).toBe(true);
  });

  it.each([
    'Where is my parcel?',
    '???',
    '😀',
    'I want to return something',
    '我要退货',
    'where is my parcel',
    'how much is the lamp',
    'do you ship to Malta',
    'can I pay by card',
    'Anna?',
    'thanks',
    'Thank you!',
    'hello',
    'ok',
    'yes',
    'none of these',
    'my card was charged twice, this is urgent',
    '我的包裹到哪里了？',
    '怎么退货',
    '你们几点下班',
    '能不能用支付宝',
    '谢谢',
    '你好',
    '好的',
  ])('is not "%s"', text => {
    expect(taken('name', text)).toBe(false);
  });
});

describe("a customer's own words in a form", () => {
  it.each(['Do you ship to Malta?', '灯罩能单独买吗？', 'My card was charged twice, this is urgent!!', 'all good'])(
    'may be "%s"',
    text => {
      expect(taken('message', text)).toBe(true);
    },
  );

  it.each(['thanks', '你好', 'no', 'skip'])('are not "%s"', text => {
    expect(taken('message', text)).toBe(false);
  });
});

describe('an order number in a form', () => {
  it.each([
    ['LL-20418?', true],
    ['it is 20418', true],
    ['where is my parcel LL-20418', false],
    ['LL-20418 到哪里了？', false],
  ])('"%s" is one: %s', (text, isOne) => {
    expect(taken('order', text)).toBe(isOne);
  });
});

describe('words in between', () => {
  it.each([
    ['thanks!', 'thanks'],
    ['你好', 'greeting'],
    ['bye', 'bye'],
    ['why?', 'question'],
    ['怎么退货', 'question'],
    ['hm', undefined],
    ['???', undefined],
    ['Anna', undefined],
  ])('"%s" is read as %s', (text, aside) => {
    expect(asideIn(contextOf(text))).toBe(aside);
  });
});
