import { expect } from 'vitest';
import { z } from 'zod';
import { conversationIdOf } from '../../src/channels/bot-framework/inbound-turn.ts';
import { TicketDetail, TicketList } from '../../src/console/tickets/ticket-json.ts';
import type { TeamsDesk } from './teams-desk.ts';

/** Later than anything the outbox puts off. */
const farFuture = '2999-01-01T00:00:00.000Z';

const Button = z.object({ title: z.string(), data: z.object({ msteams: z.object({ value: z.string() }) }) });
const ChoiceCard = z.object({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.object({ version: z.literal('1.5'), body: z.array(z.object({ actions: z.array(Button) })) }),
});

let people = 0;

/** Somebody in Teams with a conversation of their own. */
export function newPerson(desk: TeamsDesk, locale = 'en-GB') {
  people += 1;
  return personAt(desk, `Wei ${people}.`, locale);
}

/** Somebody who may have been at the desk before. */
export function personAt(desk: TeamsDesk, name: string, locale = 'en-GB') {
  const conversation = `a:${name}`;
  const conversationId = conversationIdOf('msteams', conversation);
  const heard = hearing(desk, conversation, conversationId);
  let sent = 0;
  const activity = (changes: Record<string, unknown> = {}) => {
    sent += 1;
    return {
      type: 'message',
      id: `${name}-${sent}`,
      channelId: 'msteams',
      serviceUrl: desk.connector.serviceUrl,
      conversation: { id: conversation, conversationType: 'personal', tenantId: 'tenant' },
      from: { id: `29:${name}`, name, aadObjectId: `aad-${name}` },
      recipient: { id: '28:bot', name: 'Desk' },
      text: 'How do I reset my password?',
      locale,
      ...changes,
    };
  };
  /** Says it, and waits for the answer. */
  const say = async (text: string) => {
    expect(await desk.post(activity({ text }))).toBe(200);
    await heard.delivered();
  };
  return {
    name,
    conversation,
    conversationId,
    activity,
    say,
    /** Presses a button under the last message: Teams sends its value as the person's own words. */
    press: async (title: string) => {
      const button = heard
        .sets()
        .flat()
        .find(one => one.title === title);
      if (button === undefined) throw new Error(`there is no button ${title}`);
      await say(button.data.msteams.value);
    },
    ...heard,
    ...ticketsOf(desk, name),
  };
}

export type Person = ReturnType<typeof personAt>;

/** What the connector and the outbox hold for a conversation. */
function hearing({ app, connector }: TeamsDesk, conversation: string, conversationId: string) {
  const posts = () => connector.posted.filter(post => post.conversation === conversation);
  const bodies = () => posts().map(({ body }) => body);
  const sets = () => {
    const cards = z.array(ChoiceCard).parse(bodies().at(-1)?.['attachments'] ?? []);
    return cards.flatMap(card => card.content.body.map(({ actions }) => actions));
  };
  const waiting = async () =>
    (await app.store.outbox.due(farFuture, 1000)).find(entry => entry.conversationId === conversationId);
  return {
    posts,
    bodies,
    texts: () => bodies().map(({ text }) => text),
    /** The buttons under the last message, set by set. */
    sets,
    buttons: () => sets().map(set => set.map(({ title }) => title)),
    /** The entry of this conversation that the outbox has still to deliver. */
    waiting,
    /** Waits until all that was said was delivered or given up. */
    delivered: () => expect.poll(waiting, { timeout: 5000, interval: 5 }).toBeUndefined(),
    /** Waits until so many tries of the oldest entry have failed. */
    failed: (attempts: number) =>
      expect.poll(async () => (await waiting())?.attempts, { timeout: 5000, interval: 5 }).toBe(attempts),
    /** What was given up, by its error. */
    deadLetters: async () => (await app.store.outbox.undelivered(conversationId)).map(({ error }) => error),
  };
}

/** What the operator API shows of the person. */
function ticketsOf(desk: TeamsDesk, name: string) {
  const tickets = async () => TicketList.parse(await desk.operator(`/api/tickets?q=${encodeURIComponent(name)}`)).items;
  return {
    tickets,
    /** The one ticket, with its messages and history. */
    ticket: async () => {
      const [one, ...others] = await tickets();
      expect([one?.customer.name, others.length]).toEqual([name, 0]);
      return TicketDetail.parse(await desk.operator(`/api/tickets/${one?.number}`));
    },
  };
}
