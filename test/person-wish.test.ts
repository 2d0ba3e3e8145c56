import { describe, expect, it } from 'vitest';
import { wishStripper } from '../src/person-wish.ts';
import { installedLanguage } from './language/installed-language.ts';
import { content } from './support/content.ts';

const withoutWish = wishStripper(content().packs, installedLanguage);
const rest = (text: string) => withoutWish(text, /\p{sc=Han}/u.test(text) ? 'zh' : 'en')?.replace(/\s+/g, ' ');

describe('what is asked beside the wish for a person', () => {
  it.each([
    ['Can I talk to someone about engraving?', 'about engraving?'],
    ['Put me through to a person please, do you engrave lamps?', 'you engrave lamps?'],
    ['我想找人工问一下刻字的事', '刻字 事'],
    ['能转人工吗？想问问能不能刻字', '? 问问 刻字'],
  ])('of %s is found', (text, expected) => {
    expect(rest(text)).toBe(expected);
  });

  it.each([
    'I want to speak to a human please',
    'no, talk to a human!!',
    'I want a real person, not a bot',
    '请帮我转人工客服，谢谢',
    '不，我要人工',
    'Do you engrave lamps?',
    '能刻字吗？',
  ])('of %s is nothing', text => {
    expect(rest(text)).toBeUndefined();
  });
});
