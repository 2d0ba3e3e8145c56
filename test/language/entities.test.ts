import { describe, expect, it } from 'vitest';
import { installedLanguage } from './installed-language.ts';

const entitiesOf = (text: string) =>
  installedLanguage.understand(text, 'en').entities.map(({ kind, text }) => `${kind} ${text}`);

describe('the entities of a message', () => {
  it.each([
    ['write to Anna.Lee+shop@example.co.uk, please', ['email Anna.Lee+shop@example.co.uk']],
    ['我的邮箱是anna@example.com谢谢', ['email anna@example.com']],
    ['ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', ['email anna@example.com']],
    ['order ll-20418 has not come', ['orderNumber LL-20418']],
    ['订单LL20418在哪', ['orderNumber LL-20418']],
    ['is sku 4471 or SKU-4480 smaller', ['productCode SKU-4471', 'productCode SKU-4480']],
    ['status of t-1042', ['ticketNumber T-1042']],
    ['I give it a 9', ['number 9']],
    ['S$1,250.50 for 2', ['number 1250.50', 'number 2']],
    ['打８分', ['number 8']],
    ['5️⃣', ['number 5']],
    ['see https://example.com/Path?a=1.', ['url https://example.com/Path?a=1']],
    ['看https://example.com/a这个', ['url https://example.com/a']],
    ['no entities here', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(entitiesOf(text)).toEqual(expected);
  });

  it.each([
    'a..b@example.com',
    '.a@example.com',
    'a@-example.com',
    'a@example',
    'a@example.c',
    'a@b..com',
    '@example',
    `${'a'.repeat(70)}@example.com`,
  ])('do not take "%s" whole for an address', text => {
    expect(entitiesOf(text)).not.toContain(`email ${text}`);
  });

  it('come once each, in the order they stand', () => {
    expect(entitiesOf('LL-20418 and T-1042 and LL-20418')).toEqual(['orderNumber LL-20418', 'ticketNumber T-1042']);
  });
});
