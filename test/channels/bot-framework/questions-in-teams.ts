import { describe, expect, it } from 'vitest';
import { PASSWORD_TOKEN } from '../../support/bot-connector.ts';
import { damageState, mendState } from '../../support/second-connection.ts';
import { publicUrl, type TeamsDesk } from '../../support/teams-desk.ts';
import { newPerson } from '../../support/teams-person.ts';

const articleWords = 'Open **My account**, choose the link for a forgotten password';
const articleLink = `](${publicUrl}/help/en/reset-password)`;

/** What a customer in Teams asks, and what comes back. */
export function questionsInTeams(desk: () => TeamsDesk): void {
  describe('a question in Teams', () => {
    it("is answered with the article's words and its link, posted to the connector as the bot", async () => {
      const wei = newPerson(desk());
      await wei.say('How do I reset my password?');
      expect(wei.posts()).toMatchObject([
        {
          path: `/teams/v3/conversations/${encodeURIComponent(wei.conversation)}/activities`,
          authorization: `Bearer ${PASSWORD_TOKEN}`,
          body: {
            type: 'message',
            text: expect.stringContaining(articleWords),
            textFormat: 'markdown',
            locale: 'en',
            from: { id: '28:bot' },
            recipient: { id: `29:${wei.name}` },
            conversation: { id: wei.conversation },
          },
        },
        { body: { text: 'Did this help?' } },
      ]);
      expect(wei.texts()[0]).toContain(articleLink);
      expect(wei.bodies()[0]).not.toHaveProperty('replyToId');
    });

    it('is answered in Chinese when it is asked in Chinese, whatever Teams is set to', async () => {
      const wei = newPerson(desk());
      await wei.say('我的账户怎么登录？');
      expect(wei.texts()[0]).toContain(`](${publicUrl}/help/zh/log-in`);
      expect(wei.bodies()).toMatchObject([{ locale: 'zh' }, { text: '这对您有帮助吗？', locale: 'zh' }]);
      await wei.press('有帮助，谢谢');
      expect(wei.texts().at(-1)).toContain('太好了');
    });

    it('links to other articles with addresses that lead somewhere outside the website', async () => {
      const wei = newPerson(desk());
      await wei.say('登录不了怎么办？');
      const links = [...String(wei.texts()[0]).matchAll(/\]\(([^)]*)\)/g)].map(match => match[1]);
      expect(links.length).toBeGreaterThan(1);
      expect(links.filter(link => !link?.startsWith(`${publicUrl}/help/zh/`))).toEqual([]);
    });

    it('gets 200 before the connector has taken the answer', async () => {
      const wei = newPerson(desk());
      let letGo = () => {};
      const after = new Promise<void>(resolve => {
        letGo = resolve;
      });
      desk().connector.answerNext(wei.conversation, { status: 201, after });
      expect(await desk().post(wei.activity())).toBe(200);
      expect(wei.posts()).toEqual([]);
      letGo();
      await wei.delivered();
      expect(wei.posts()).toHaveLength(2);
    });

    it('has its choices under it as an Adaptive Card, whose buttons speak for the customer', async () => {
      const wei = newPerson(desk());
      await wei.say('How do I reset my password?');
      expect(wei.buttons()).toEqual([['Yes, thanks', 'No']]);
      expect(wei.bodies().at(-1)).not.toHaveProperty('suggestedActions');
      await wei.press('Yes, thanks');
      expect(wei.texts().at(-1)).toContain('Good to hear');
    });

    it('is answered once when it comes in three short messages', async () => {
      const wei = newPerson(desk());
      for (const text of ['hi', 'my lamp', 'does not turn on']) await desk().post(wei.activity({ text }));
      await expect.poll(() => wei.texts().length, { timeout: 5000, interval: 20 }).toBe(2);
      expect(wei.texts()).toEqual([expect.stringContaining('/help/en/lamp-not-working'), 'Did this help?']);
    });

    it('makes one turn and one answer when it is sent twice', async () => {
      const wei = newPerson(desk());
      const activity = wei.activity();
      expect(await Promise.all([desk().post(activity), desk().post(activity)])).toEqual([200, 200]);
      expect(await desk().post(activity)).toBe(200);
      await wei.delivered();
      expect(wei.texts()).toEqual([expect.stringContaining(articleWords), 'Did this help?']);
    });

    it('is answered 500 when the turn fails, and once when the channel then sends it again', async () => {
      const wei = newPerson(desk());
      await wei.say('How do I reset my password?');
      const again = wei.activity({ text: 'How do I log in?' });
      damageState(desk().database, wei.conversationId);
      expect(await desk().post(again)).toBe(500);
      mendState(desk().database, wei.conversationId);
      expect(await desk().post(again)).toBe(200);
      await wei.delivered();
      expect(wei.texts()).toHaveLength(4);
      expect(wei.texts()[2]).toContain('/help/en/log-in');
    });
  });

  describe('other activities', () => {
    it('greet the person who joins and acknowledge the rest', async () => {
      const wei = newPerson(desk());
      const send = (changes: object) => desk().post(wei.activity({ text: undefined, ...changes }));
      expect(await send({ type: 'installationUpdate', action: 'add' })).toBe(200);
      expect(await send({ type: 'typing' })).toBe(200);
      expect(await send({ type: 'invoke', name: 'task/fetch' })).toBe(501);
      expect(await desk().app.store.log.find(wei.conversationId)).toBeUndefined();
      expect(await send({ type: 'conversationUpdate', membersAdded: [{ id: `29:${wei.name}` }] })).toBe(200);
      await wei.delivered();
      expect(wei.texts()).toEqual([expect.stringContaining('Little Lantern desk')]);
      expect(wei.buttons().flat()).toContain('Where is my parcel?');
    });

    it('offers choices elsewhere as suggested actions, and sends handoff events to programs only', async () => {
      const wei = newPerson(desk());
      const elsewhere = { channelId: 'webchat', conversation: { id: wei.conversation } };
      await desk().post(wei.activity({ ...elsewhere, text: 'talk to a person' }));
      await expect.poll(() => wei.posts().length, { timeout: 5000, interval: 5 }).toBe(3);
      expect(wei.bodies()).toMatchObject([
        { type: 'event', name: 'handoff.initiate' },
        { type: 'message' },
        { type: 'message', suggestedActions: { actions: [{ type: 'imBack', title: 'Skip', value: 'Skip' }] } },
      ]);
    });
  });
}
