import { describe, expect, it } from 'vitest';
import { RatingList } from '../../../src/console/rating-api.ts';
import { publicUrl, type TeamsDesk } from '../../support/teams-desk.ts';
import { newPerson } from '../../support/teams-person.ts';

/** How a customer in Teams comes to a person, and what that person then does through the operator API. */
export function peopleInTeams(desk: () => TeamsDesk): void {
  describe('a ticket from Teams', () => {
    it.each([
      { words: 'talk to a person', locale: 'en', asks: 'e-mail address' },
      { words: '转人工', locale: 'zh', asks: '邮箱' },
    ])('is opened by "$words"', async ({ words, locale, asks }) => {
      const wei = newPerson(desk());
      await wei.say(words);
      const ticket = await wei.ticket();
      expect(ticket).toMatchObject({ status: 'new', channel: 'msteams', locale, question: words });
      expect(wei.texts()).toHaveLength(2);
      expect(wei.texts()[0]).toContain(`**${ticket.number}**`);
      expect(wei.texts()[0]).toContain(`](${publicUrl}/`);
      expect(wei.texts()[1]).toContain(asks);
      expect(ticket.messages.flatMap(({ event }) => event?.name ?? [])).toEqual(['handoff.initiate']);
    });

    it('is one ticket when the same activity comes twice', async () => {
      const wei = newPerson(desk());
      const activity = wei.activity({ text: 'talk to a person' });
      expect(await Promise.all([desk().post(activity), desk().post(activity)])).toEqual([200, 200]);
      await wei.delivered();
      expect((await wei.ticket()).history.map(({ kind }) => kind)).toEqual(['opened']);
      expect(wei.texts()).toHaveLength(2);
    });

    it('is made of a form that is filled in as a conversation', async () => {
      const wei = newPerson(desk());
      await wei.say('I want to return something.');
      await wei.say('LL-20418');
      await wei.press('Lantern Mini');
      await wei.press('It arrived damaged');
      await wei.say('wei@example.com');
      await wei.press('Skip');
      await wei.press('Send it');
      expect(await wei.ticket()).toMatchObject({
        topic: 'returns',
        customer: { email: 'wei@example.com' },
        form: { name: 'return-request', fields: expect.arrayContaining([expect.objectContaining({ id: 'order' })]) },
      });
    });

    it('is made of the submit of an Adaptive Card, whose values are checked like typed answers', async () => {
      const wei = newPerson(desk());
      const value = { form: 'return-request', order: '12', item: 'Lantern Mini', reason: "It doesn't work" };
      expect(await desk().post(wei.activity({ text: undefined, value: { ...value, email: 'wei@example.com' } }))).toBe(
        200,
      );
      await wei.delivered();
      expect(wei.texts()[0]).toContain('An order number looks like');
      await wei.say('LL-20418');
      await wei.press('Send it');
      expect((await wei.ticket()).form?.fields).toMatchObject([
        { id: 'order', value: 'LL-20418' },
        { id: 'item', value: 'Lantern Mini' },
        { id: 'reason', value: "It doesn't work" },
        { id: 'email', value: 'wei@example.com' },
      ]);
    });
  });

  describe("an operator's work", () => {
    it("reaches the customer in Teams unasked, with the operator's name, and the bot steps aside", async () => {
      const wei = newPerson(desk());
      await wei.say('talk to a person');
      const { number } = await wei.ticket();
      const before = wei.texts().length;
      await desk().operator(`/api/tickets/${number}/reply`, { text: 'I look into it *now*.' });
      await wei.delivered();
      expect(wei.texts().slice(before)).toEqual(['Mei is with you now.', '**Mei:** I look into it \\*now\\*.']);
      expect(wei.bodies().at(-1)).toMatchObject({
        from: { id: '28:bot' },
        recipient: { id: `29:${wei.name}` },
        conversation: { id: wei.conversation },
      });
      await wei.say('How do I reset my password?');
      expect(wei.texts().slice(before)).toHaveLength(2);
      expect((await wei.ticket()).messages.at(-1)).toMatchObject({ from: 'customer' });
    });

    it('is not shown to the customer when it is a note', async () => {
      const wei = newPerson(desk());
      await wei.say('转人工');
      const { number } = await wei.ticket();
      await desk().operator(`/api/tickets/${number}/note`, { text: 'knows us from the fair' });
      await desk().operator(`/api/tickets/${number}/reply`, { text: '您好' });
      await wei.delivered();
      expect(wei.texts().slice(2)).toEqual(['Mei 来为您服务了。', '**Mei:** 您好']);
    });

    it('ends with the survey, on cards, whose answers the desk keeps', async () => {
      const wei = newPerson(desk());
      await wei.say('talk to a person');
      const { number } = await wei.ticket();
      await desk().operator(`/api/tickets/${number}/reply`, { text: 'Done.' });
      await desk().operator(`/api/tickets/${number}/resolve`, {});
      await wei.delivered();
      expect(wei.texts().at(-2)).toContain(`**${number}**`);
      expect(wei.buttons()).toEqual([['5 – very good', '4 – good', '3 – all right', '2 – poor', '1 – bad', 'Skip']]);
      await wei.press('4 – good');
      expect(wei.buttons()).toEqual([
        ['0', '1', '2', '3', '4', '5'],
        ['6', '7', '8', '9', '10', 'Skip'],
      ]);
      await wei.press('9');
      await wei.say('quick and kind');
      expect(wei.texts().at(-1)).toContain('that helps us');
      const { items } = RatingList.parse(await desk().operator('/api/ratings'));
      expect(items.find(({ ticket }) => ticket === number)).toMatchObject({
        csat: 4,
        nps: 9,
        comment: 'quick and kind',
        channel: 'msteams',
      });
    });
  });
}
