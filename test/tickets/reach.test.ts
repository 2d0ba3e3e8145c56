import { describe, expect, it } from 'vitest';
import { reachOf } from '../../src/tickets/reach.ts';

describe('how an operator’s words reach a customer', () => {
  const mails = (address: string) => !address.startsWith('noreply@');

  it.each([
    ['directline', undefined, mails, 'chat'],
    ['msteams', 'bo@example.com', mails, 'chat'],
    ['phone', 'bo@example.com', mails, 'mail'],
    ['phone', 'bo@example.com', undefined, 'none'],
    ['phone', 'noreply@example.com', mails, 'none'],
    ['visit', undefined, mails, 'none'],
    ['support', 'bo@example.com', mails, 'mail'],
    ['support', 'bo@example.com', undefined, 'none'],
  ] as const)('%s, %s, %o: %s', (channel, email, isMailable, reach) => {
    expect(reachOf(channel, email, isMailable)).toBe(reach);
  });
});
