import { describe, expect, it } from 'vitest';
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

  it('is an Adaptive Card 1.5 for a form', () => {
    const card = {
      form: 'contact',
      title: 'Contact',
      submit: 'Send',
      fields: [
        { id: 'email', label: 'E-mail', type: 'email' as const, required: true, value: 'a@b.example' },
        { id: 'topic', label: 'Topic', type: 'choice' as const, required: false, choices: ['Order', 'Other'] },
        { id: 'day', label: 'Day', type: 'date' as const, required: false },
        { id: 'count', label: 'Count', type: 'number' as const, required: false, placeholder: '1' },
        { id: 'words', label: 'Words', type: 'text' as const, required: true },
      ],
    };
    const [attachment] = directLineActivity(place, { ...base, card }).attachments ?? [];
    expect(attachment?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(attachment?.content).toMatchObject({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'Contact' },
        { type: 'Input.Text', style: 'Email', id: 'email', label: 'E-mail', isRequired: true, value: 'a@b.example' },
        { type: 'Input.ChoiceSet', id: 'topic', choices: [{ title: 'Order', value: 'Order' }, { title: 'Other' }] },
        { type: 'Input.Date', id: 'day' },
        { type: 'Input.Number', id: 'count', placeholder: '1' },
        { type: 'Input.Text', id: 'words', isRequired: true },
      ],
      actions: [{ type: 'Action.Submit', title: 'Send', data: { form: 'contact' } }],
    });
  });
});
