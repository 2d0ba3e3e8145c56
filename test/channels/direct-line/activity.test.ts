import { describe, expect, it } from 'vitest';
import { formCard } from '../../../src/channels/adaptive-card.ts';
import { directLineActivity } from '../../../src/channels/direct-line/activity.ts';
import type { LoggedActivity } from '../../../src/turn/activity.ts';

const place = { conversationId: 'cnv_1', userId: 'dl_1' };
const base: LoggedActivity = { n: 7, at: '2026-03-02T09:00:00.000Z', from: 'bot', kind: 'message', locale: 'zh' };

describe('a logged activity in Direct Line', () => {
  it('is a message of the bot with suggested actions for everybody', () => {
    const activity = directLineActivity(place, {
      ...base,
      text: '选一个',
      format: 'markdown',
      choices: [{ title: '是' }],
    });
    expect(activity).toEqual({
      type: 'message',
      id: 'cnv_1|0000007',
      channelId: 'directline',
      timestamp: base.at,
      locale: 'zh',
      conversation: { id: 'cnv_1' },
      from: { id: 'bot', role: 'bot' },
      text: '选一个',
      textFormat: 'markdown',
      suggestedActions: { to: [], actions: [{ type: 'imBack', title: '是', value: '是' }] },
    });
  });

  it('carries the source of an answer beside the text', () => {
    const source = { articleId: 'a', title: 'A', path: '/help/en/a', version: 'v', score: 0.9 };
    expect(directLineActivity(place, { ...base, text: 'x', source }).channelData).toEqual({ solodesk: { source } });
  });

  it('is an event with its name and value', () => {
    const event = { name: 'handoff.initiate', value: { ticket: 'T-1' } };
    const activity = directLineActivity(place, { ...base, kind: 'event', event });
    expect(activity).toMatchObject({ type: 'event', name: 'handoff.initiate', value: { ticket: 'T-1' } });
    expect(activity).not.toHaveProperty('text');
  });

  it('carries a form as a card', () => {
    const card = { form: 'contact', title: 'Contact', submit: 'Send', fields: [] };
    expect(directLineActivity(place, { ...base, card }).attachments).toEqual([formCard(card)]);
  });
});
