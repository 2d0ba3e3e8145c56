import type { Encoder } from '../../src/knowledge/ports.ts';

/**
 * A small encoder that is the same at every run: each concept is a direction, and a text points to where those point whose words it
 * holds. It stands for a model that knows which words mean alike, in whatever language; a text without any has no direction.
 */
export function conceptEncoder(concepts: readonly (readonly string[])[]): Encoder {
  const count = (text: string, words: readonly string[]) =>
    words.reduce((sum, word) => sum + text.split(word).length - 1, 0);
  const vectorOf = (text: string) => Float32Array.from(concepts, words => count(text.toLowerCase(), words));
  return { encode: async texts => texts.map(vectorOf) };
}

/** What the sample articles about logging in are about, and other words for it that stand in none of them. */
export const loginEncoder = conceptEncoder([
  ['password', 'magic word', '密码', '暗号'],
  ['forgot', 'reset', 'slipped my mind', '忘', '重置', '记不住'],
  ['account', '账户', '账号', '帐号'],
  ['locked', 'unlock', '锁'],
  ['stranger', 'hacked', 'stolen', 'someone', '盗'],
  ['two-step', '2fa', 'authenticator', 'two-factor', '两步', '验证器'],
  ['log in', 'sign in', 'sign-in', '登录'],
  ['email', '邮箱', '邮件'],
  ['expired', '过期'],
]);
