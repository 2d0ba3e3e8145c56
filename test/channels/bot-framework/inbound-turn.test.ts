import { describe, expect, it } from 'vitest';
import { InboundActivity } from '../../../src/channels/bot-framework/inbound-activity.ts';
import { conversationIdOf, turnOf } from '../../../src/channels/bot-framework/inbound-turn.ts';

const base = {
  type: 'message',
  id: 'act-1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: 'tenant' },
  from: { id: '29:someone', name: 'Wei', aadObjectId: 'aad-1' },
  recipient: { id: '28:bot', name: 'Desk' },
  text: 'Where is my order?',
  locale: 'en-GB',
};

const turnFor = (changes: Record<string, unknown>) =>
  turnOf(InboundActivity.parse({ ...base, ...changes }), { locales: ['en', 'zh'], defaultLocale: 'en' });

describe('turnOf', () => {
  it("makes a message turn with the opening and the channel's address", () => {
    expect(turnFor({})).toEqual({
      kind: 'message',
      conversationId: conversationIdOf('msteams', 'a:conversation'),
      clientId: 'act-1',
      text: 'Where is my order?',
      opening: {
        channel: 'msteams',
        channelUser: 'aad-1',
        name: 'Wei',
        locale: 'en',
        address: {
          channelId: 'msteams',
          serviceUrl: 'https://smba.trafficmanager.net/emea/',
          conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: 'tenant', isGroup: false },
          bot: { id: '28:bot', name: 'Desk' },
          user: { id: '29:someone', name: 'Wei', aadObjectId: 'aad-1' },
        },
      },
    });
  });

  it.each([
    ['zh-CN', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['fr-FR', 'en'],
    [undefined, 'en'],
    [null, 'en'],
  ])('reads the locale %s as %s', (locale, expected) => {
    expect(turnFor({ locale })).toMatchObject({ opening: { locale: expected } });
  });

  it('gives one conversation one id, and different ones to different channels', () => {
    expect(conversationIdOf('msteams', 'x')).toBe(conversationIdOf('msteams', 'x'));
    expect(conversationIdOf('msteams', 'x')).not.toBe(conversationIdOf('webchat', 'x'));
    expect(conversationIdOf('msteams', 'x')).toMatch(/^cnv_[\w-]{22}$/);
  });

  it("takes the bot's mention out of the text and leaves other people's in", () => {
    const text = '<at>Desk</at>&nbsp;ask <at>Ann</at> about <at>Desk</at> refunds';
    const entities = [
      { type: 'clientInfo', locale: 'en-GB', text: 7 },
      { type: 'mention', text: '<at>Desk</at>', mentioned: { id: '28:bot', name: 'Desk' } },
      { type: 'mention', text: '<at>Ann</at>', mentioned: { id: '29:ann' } },
      null,
    ];
    expect(turnFor({ text, entities })).toMatchObject({ text: 'ask <at>Ann</at> about   refunds' });
  });

  it("hands over a card's fields as text", () => {
    const value = { form: 'contact', email: 'wei@example.com', count: 3, ok: true, nested: { a: 1 }, msteams: 'x' };
    expect(turnFor({ text: null, value })).toMatchObject({
      text: '',
      fields: { form: 'contact', values: { email: 'wei@example.com', count: '3', ok: 'true' } },
    });
  });

  it('abuse 13: drops names that could reach a prototype', () => {
    const value = JSON.parse('{"form":"contact","__proto__":{"admin":true},"constructor":"x","prototype":"y","a":"1"}');
    const turn = turnFor({ text: undefined, value });
    expect(turn).toMatchObject({ fields: { values: { a: '1' } } });
    const values = turn?.kind === 'message' ? turn.fields?.values : undefined;
    expect(Object.keys(values ?? {})).toEqual(['a']);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it('reads the words of imBack and messageBack as words', () => {
    expect(turnFor({ text: 'Yes', value: { msteams: { type: 'imBack', value: 'Yes' } } })).toMatchObject({
      text: 'Yes',
    });
    expect(turnFor({ text: 'Returns', value: { any: 'thing' } })).toMatchObject({ text: 'Returns' });
    expect(turnFor({ text: '', value: 'Returns' })).toMatchObject({ text: 'Returns' });
  });

  it('begins a conversation with the person who joins', () => {
    const joined = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '28:bot' }, base.from] };
    expect(turnFor(joined)).toMatchObject({ kind: 'start', opening: { channelUser: 'aad-1', name: 'Wei' } });
  });

  it.each([
    ['the bot itself joins', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }],
    [
      'a group grows',
      { type: 'conversationUpdate', membersAdded: [base.from], conversation: { id: 'g', isGroup: true } },
    ],
    ['somebody leaves', { type: 'conversationUpdate', membersRemoved: [base.from] }],
    ['the app is installed', { type: 'installationUpdate', action: 'add' }],
    ['somebody types', { type: 'typing' }],
    ['somebody reacts', { type: 'messageReaction' }],
    ['a message has neither words nor fields', { text: '', attachments: [{ contentType: 'image/png' }] }],
    [
      'a message is only the mention',
      { text: '<at>D</at>', entities: [{ type: 'mention', text: '<at>D</at>', mentioned: { id: '28:bot' } }] },
    ],
  ])('does nothing when %s', (_case, changes) => {
    expect(turnFor({ text: undefined, ...changes })).toBeUndefined();
  });

  it("abuse 22: keeps Azure's Direct Line apart from the desk's own and believes no directory id from it", () => {
    expect(turnFor({ channelId: 'directline', from: { id: 'dl_x', aadObjectId: 'dl_victim' } })).toMatchObject({
      opening: { channel: 'azure-directline', channelUser: 'dl_x' },
    });
  });
});

describe('InboundActivity', () => {
  it.each([
    ['type', { type: undefined }],
    ['type', { type: '' }],
    ['channelId', { channelId: '../x' }],
    ['serviceUrl', { serviceUrl: '' }],
    ['serviceUrl', { serviceUrl: 'javascript:alert(1)' }],
    ['conversation', { conversation: undefined }],
    ['from', { from: {} }],
    ['text', { text: 'x'.repeat(32_001) }],
    ['text', { text: { a: 1 } }],
    ['membersAdded', { membersAdded: 'all' }],
  ])('refuses a bad %s', (field, changes) => {
    const result = InboundActivity.safeParse({ ...base, ...changes });
    expect(result.error?.issues[0]?.path[0]).toBe(field);
  });

  it('strips what it does not know', () => {
    const parsed = InboundActivity.parse({
      ...base,
      callerId: 'urn:me',
      deliveryMode: 'expectReplies',
      from: { ...base.from, role: 'bot' },
    });
    expect(parsed).not.toHaveProperty('callerId');
    expect(parsed).not.toHaveProperty('deliveryMode');
    expect(parsed.from).not.toHaveProperty('role');
  });
});
