import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import restify from 'restify';
import { answer, cpuMs } from '../child.ts';

/** Activities of a conversation that are kept. */
const tail = 50;

/** The smallest adapter botbuilder allows: what a bot sends goes into a log in memory. */
class MemoryAdapter extends BotAdapter {
  readonly #log = new Map<string, Partial<Activity>[]>();

  /** Runs the bot on a posted activity; gives the id that the activity got. */
  async receive(conversationId: string, posted: Partial<Activity>, bot: (turn: TurnContext) => Promise<void>) {
    const place = { id: conversationId, name: '', isGroup: false, conversationType: 'personal' };
    const activity = { ...posted, channelId: 'directline', conversation: place, timestamp: new Date() };
    const id = this.#append(conversationId, activity);
    await this.runMiddleware(new TurnContext(this, { ...activity, id }), bot);
    return id;
  }

  override async sendActivities(turn: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map(activity => ({ id: this.#append(turn.activity.conversation.id, activity) }));
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}

  #append(conversationId: string, activity: Partial<Activity>): string {
    const log = this.#log.get(conversationId) ?? [];
    const id = `${conversationId}|${randomBytes(8).toString('hex')}`;
    this.#log.set(conversationId, [...log, { ...activity, id }].slice(-tail));
    return id;
  }
}

const adapter = new MemoryAdapter();
const server = restify.createServer();
server.use(restify.plugins.bodyParser({ mapParams: false }));

server.post('/v3/directline/tokens/generate', async (_req: restify.Request, res: restify.Response) => {
  const id = randomBytes(16).toString('base64url');
  res.send(200, { conversationId: id, token: id, expires_in: 3600 });
});
server.post('/v3/directline/conversations', async (_req: restify.Request, res: restify.Response) => {
  res.send(201, {});
});
server.post('/v3/directline/conversations/:id/activities', async (req: restify.Request, res: restify.Response) => {
  const id = await adapter.receive(req.params.id, req.body, async turn => {
    await turn.sendActivity(`Echo: ${turn.activity.text}`);
  });
  res.send(200, { id });
});

await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const { port }: AddressInfo = server.address();

answer(
  async () => ({ url: `http://127.0.0.1:${port}`, statements: 0, cpuMs: cpuMs() }),
  async () => server.server.closeAllConnections(),
);
