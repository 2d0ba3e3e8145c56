import type { Overrides } from '../../../src/app.ts';
import { content } from '../../support/content.ts';
import { openDesk } from '../../support/desk.ts';

export type Desk = Awaited<ReturnType<typeof startDesk>>;

type Options = {
  /** Uses a minute; far more than a test needs when left out. */
  limits?: Partial<Record<'tokens' | 'chats' | 'messages' | 'polls', number>>;
  streams?: NonNullable<Overrides['streamLimits']>;
  /** How long a short message waits for the next one; 0 when left out, so that every message is answered at once. */
  quietMs?: number;
  /** A database file; in memory when left out. */
  database?: string;
  environment?: Record<string, string>;
};

/** The real application, listening; its clock stands still until the test moves it. */
export async function startDesk(options: Options = {}) {
  const { limits, streams, quietMs = 0, database, environment } = options;
  const sample = content();
  const { burst } = sample.policy;
  const policy = {
    ...sample.policy,
    burst: { ...burst, quietMs },
    limits: { ...sample.policy.limits, ...uses(limits) },
  };
  const { app, clock } = await openDesk(
    {
      content: { ...sample, policy },
      ...(streams === undefined ? {} : { streamLimits: streams }),
      ...(database === undefined ? {} : { database }),
    },
    environment,
  );
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    app,
    clock,
    url,
    port,
    domain: `${url}/v3/directline`,
    /** Everything the conversation's log holds. */
    logged: (conversationId: string) => app.store.log.activities(conversationId, 0, 500),
    close: () => app.close(),
  };
}

function uses(limits: Options['limits']) {
  const perMinute = (points = 10_000) => ({ points, seconds: 60 });
  return {
    tokens: perMinute(limits?.tokens),
    chats: perMinute(limits?.chats),
    messages: perMinute(limits?.messages),
    polls: perMinute(limits?.polls),
  };
}
