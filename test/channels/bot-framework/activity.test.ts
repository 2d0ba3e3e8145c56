import { describe, expect, it } from 'vitest';
import { formCard } from '../../../src/channels/adaptive-card.ts';
import { channelActivity } from '../../../src/channels/bot-framework/activity.ts';
import type { LoggedActivity } from '../../../src/turn/activity.ts';

const logged = (changes: Partial<LoggedActivity>): LoggedActivity => ({
  n: 1,
  at: '2026-03-02T09:00:00.000Z',
  from: 'bot',
  kind: 'message',
  locale: 'en',
  ...changes,
});

const titles = (n: number) => Array.from({ length: n }, (_, i) => ({ title: String(i) }));

describe('channelActivity', () => {
  it('sends markdown as markdown and plain words as plain', () => {
    expect(channelActivity(logged({ text: '**Hi**', format: 'markdown', locale: 'zh' }), 'msteams')).toEqual({
      type: 'message',
      text: '**Hi**',
      textFormat: 'markdown',
      locale: 'zh',
    });
    expect(channelActivity(logged({ text: '2*3*4' }), 'slack')).toMatchObject({ text: '2*3*4', textFormat: 'plain' });
  });

  it('makes links to our own pages absolute and leaves others alone', () => {
    const text = '[a](/help/en/returns#when) [b](https://example.com/) [c](//evil.example/) /help';
    expect(channelActivity(logged({ text, format: 'markdown' }), 'msteams', 'https://desk.example')?.text).toBe(
      '[a](https://desk.example/help/en/returns#when) [b](https://example.com/) [c](//evil.example/) /help',
    );
  });

  it("shows the operator's name, and neither name nor words as markup", () => {
    const reply = logged({ from: 'operator', name: 'Ann *A*', text: 'use [this](x)\n# 5 < 6' });
    expect(channelActivity(reply, 'msteams')).toMatchObject({
      text: '**Ann \\*A\\*:** use \\[this\\](x)\n\n\\# 5 \\< 6',
      textFormat: 'markdown',
    });
  });

  it('offers choices in Teams as a card whose buttons speak for the customer, six to a row', () => {
    const activity = channelActivity(logged({ text: 'How likely?', choices: titles(11) }), 'msteams');
    expect(activity?.suggestedActions).toBeUndefined();
    const card = activity?.attachments?.[0];
    expect(card?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(card?.content.version).toBe('1.5');
    expect(card?.content.body.map((set: { actions: unknown[] }) => set.actions.length)).toEqual([6, 5]);
    expect(card?.content.body[0].actions[3]).toEqual({
      type: 'Action.Submit',
      title: '3',
      data: { msteams: { type: 'imBack', value: '3' } },
    });
  });

  it('offers choices elsewhere as suggested actions', () => {
    const activity = channelActivity(logged({ text: 'Did this help?', choices: [{ title: '是' }] }), 'webchat');
    expect(activity?.attachments).toBeUndefined();
    expect(activity?.suggestedActions).toEqual({ to: [], actions: [{ type: 'imBack', title: '是', value: '是' }] });
  });

  it('shows a form as a card where cards are shown', () => {
    const card = { form: 'return-request', title: 'Return', submit: 'Send', fields: [] };
    expect(channelActivity(logged({ text: 'A form', card }), 'msteams')?.attachments).toEqual([formCard(card)]);
    expect(channelActivity(logged({ text: 'A form', card }), 'sms')?.attachments).toBeUndefined();
  });

  it('sends handoff events only where a program reads them', () => {
    const handoff = logged({ kind: 'event', event: { name: 'handoff.initiate', value: { topic: 'returns' } } });
    expect(channelActivity(handoff, 'msteams')).toBeUndefined();
    expect(channelActivity(handoff, 'slack')).toBeUndefined();
    expect(channelActivity(handoff, 'directline')).toEqual({
      type: 'event',
      name: 'handoff.initiate',
      value: { topic: 'returns' },
    });
  });

  it("does not send the customer's own words back", () => {
    expect(channelActivity(logged({ from: 'customer', text: 'hello' }), 'msteams')).toBeUndefined();
  });
});
