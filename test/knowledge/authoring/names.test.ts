import { describe, expect, it } from 'vitest';
import { freeNames, nameOf } from '../../../src/knowledge/authoring/names.ts';
import { isArticleName } from '../../../src/knowledge/files/article-files.ts';

describe('the name of an article', () => {
  it.each([
    ['How do I reset my password?', 'how-do-i-reset-my-password'],
    ["I can't log in – what now?", 'i-cant-log-in-what-now'],
    ['Überweisung & Gebühr', 'uberweisung-gebuhr'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Straßen, Ærø & Łódź', 'strassen-aero-lodz'],
    ['con\u0000\n:nul', 'con-nul'],
    [`${'very '.repeat(30)}long`, 'very-very-very-very-very-very-very-very-very-very-very-very'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('of %s is made of its Latin letters', (title, name) => {
    expect(nameOf(title)).toBe(name);
  });

  it.each([
    ['怎么退货？', 'zenme-tui-huo'],
    ['忘记密码了怎么办', 'wangji-mima-le-zenme-ban'],
    ['還沒收到退款', 'haimei-shoudao-tuikuan'],
    ['USB-C 充电', 'usb-c-chongdian'],
    ['“第2件”半价吗？🎁', 'di-2-jian-banjia-ma'],
    ['Как вернуть товар?', 'kak-vernut-tovar'],
    ['退'.repeat(300), Array(15).fill('tui').join('-')],
  ])('of %s is how it sounds, word by word', (title, name) => {
    expect(nameOf(title)).toBe(name);
    expect(isArticleName(name)).toBe(true);
  });

  it.each(['', '???', '-', 'é', '🎁'])('of "%s" has to be given', title => {
    expect(nameOf(title)).toBeUndefined();
  });

  it('is given out once', () => {
    const free = freeNames(['refund', 'refund-3']);
    expect([free('refund'), free('refund'), free('gift'), free('gift'), free('refund-4')]).toEqual([
      'refund-2',
      'refund-4',
      'gift',
      'gift-2',
      'refund-4-2',
    ]);
  });
});
