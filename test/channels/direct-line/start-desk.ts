import { fixedClock } from '../../../src/base/clock.ts';
import { randomIds } from '../../../src/base/ids.ts';
import { silentLogger } from '../../../src/base/logger.ts';
import { createHub } from '../../../src/channels/direct-line/hub.ts';
import { directLineRoutes } from '../../../src/channels/direct-line/routes.ts';
import { attachStream } from '../../../src/channels/direct-line/stream.ts';
import type { StreamLimits } from '../../../src/channels/direct-line/stream-register.ts';
import { createLimiter } from '../../../src/http/limits.ts';
import { startServer } from '../../http/start-server.ts';
import { createEchoTurns } from '../../support/echo-turns.ts';
import { createMemoryResumeStore } from '../../support/memory-resume-store.ts';

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** The channel on a real server, over a desk that repeats what it hears. The one place that says which desk the tests try. */
export async function startDesk(
  options: { limits?: Partial<Record<'tokens' | 'messages' | 'polls', number>>; streams?: Partial<StreamLimits> } = {},
) {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const hub = createHub();
  const { turns, log, handled } = createEchoTurns(clock, hub.delivered);
  const resume = createMemoryResumeStore();
  const perMinute = (points: number) => ({ points, seconds: 60 });
  let publicUrl = '';
  const deps = {
    turns,
    log,
    resume,
    clock,
    hub,
    ids: randomIds,
    signingKey: 'a signing key of the tests, long enough',
    limiter: createLimiter({
      messages: perMinute(options.limits?.messages ?? 1000),
      polls: perMinute(options.limits?.polls ?? 1000),
    }),
    logger: silentLogger,
    publicUrl: () => publicUrl,
    locales: ['en', 'zh'],
    defaultLocale: 'en',
  };
  const { url, port, server } = await startServer({
    routes: directLineRoutes(deps),
    limits: { tokens: perMinute(options.limits?.tokens ?? 1000) },
    publicUrl: () => publicUrl,
    timeouts: { drain: 200 },
  });
  publicUrl = url;
  const stream = attachStream(server, deps, options.streams);
  return {
    url,
    port,
    clock,
    turns,
    handled,
    resume,
    stream,
    domain: `${url}/v3/directline`,
    /** Sends browsers through another port from now on. */
    reachBy: (otherPort: number) => {
      publicUrl = `http://127.0.0.1:${otherPort}`;
      return `${publicUrl}/v3/directline`;
    },
    async close() {
      await stream.close();
      await server.close();
    },
  };
}
