import { expect, it } from 'vitest';
import type { MessageJson } from '../../../src/web/console/api-types.ts';
import { isDelivered } from '../../../src/web/console/data/delivery.ts';

const says = (from: MessageJson['from'], at: string, n = 1): MessageJson => ({ n, at, from, text: 'words' });
const asked = says('customer', '2026-03-02T09:00:00.000Z');
const answered = says('operator', '2026-03-02T09:05:00.000Z', 2);

it.each([
  ['in the chat', { isHere: true }, [asked, answered], true],
  ['gone since before', { isHere: false, seenAt: '2026-03-02T09:04:00.000Z' }, [asked, answered], false],
  ['gone since after', { isHere: false, seenAt: '2026-03-02T09:06:00.000Z' }, [asked, answered], true],
  ['not seen by this process', { isHere: false }, [asked, answered], false],
  ['the last to write', { isHere: true }, [answered, asked], undefined],
  ['answered by the bot since', { isHere: true }, [asked, answered, says('bot', '2026-03-02T09:06:00.000Z', 3)], true],
  ['in no chat of ours', undefined, [asked, answered], undefined],
] as const)('a customer who is %s', (_who, inChat, messages, expected) => {
  expect(isDelivered({ messages: [...messages], joined: [], ...(inChat ? { inChat } : {}) })).toBe(expected);
});
