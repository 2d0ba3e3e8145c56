import { fixedClock } from '../../src/base/clock.ts';
import { silentLogger } from '../../src/base/logger.ts';
import { createBotFrameworkChannel } from '../../src/channels/bot-framework/channel.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import type { LoggedActivity } from '../../src/turn/activity.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { BotConnector } from './bot-connector.ts';
import { memoryOutboxStore } from './memory-outbox-store.ts';
import { type Said, scriptedTurns } from './scripted-turns.ts';

export const bot = (text: string, more: Partial<LoggedActivity> = {}): Said => ({
  from: 'bot',
  kind: 'message',
  text,
  format: 'markdown',
  ...more,
});

/** The real route, server, outbox and adapter between a played connector and scripted turns; `desk.answer` may be replaced. */
export async function openBotFrameworkDesk(connector: BotConnector) {
  const store = memoryOutboxStore();
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const script: { answer: (turn: Turn) => Said[] } = { answer: () => [bot('See [returns](/help/en/returns).')] };
  let entries = 0;
  const desk = scriptedTurns(
    turn => script.answer(turn),
    (conversationId, payload) => {
      entries += 1;
      store.add({ id: `out_${entries}`, kind: 'bot-framework.send', conversationId, payload });
    },
  );
  const { routes, senders } = createBotFrameworkChannel({
    settings: connector.settings,
    // The SDK asks for its abstract class; the played factory has the same three methods.
    credentialsFactory: connector.credentialsFactory as never,
    turns: desk.turns,
    log: desk.log,
    locales: ['en', 'zh'],
    defaultLocale: 'en',
    logger: silentLogger,
    publicUrl: () => 'https://desk.example',
  });
  const outbox = createOutbox({ store, senders, clock, logger: silentLogger, random: () => 0 });
  const server = createHttpServer({
    routes,
    authenticate: async () => undefined,
    limits: {},
    trustedProxies: [],
    logger: silentLogger,
    publicUrl: () => 'http://127.0.0.1',
  });
  const { port } = await server.listen(0, '127.0.0.1');
  return Object.assign(script, {
    ...desk,
    store,
    clock,
    /** Posts a body as the channel does; resolves to the status. `null` sends no token. */
    post: async (body: unknown, token?: string | null): Promise<number> => {
      const bearer = token === undefined ? await connector.token() : token;
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(body),
      });
      await response.arrayBuffer();
      return response.status;
    },
    /** Lets the outbox do all that is due now. */
    deliver: async () => {
      outbox.wake();
      await outbox.settled();
    },
    close: async () => {
      await server.close();
      await outbox.close();
    },
  });
}

export type BotFrameworkDesk = Awaited<ReturnType<typeof openBotFrameworkDesk>>;
