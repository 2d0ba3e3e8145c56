import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/base/logger.ts';
import { type Route, route } from '../../src/http/route.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { rawRequest } from './raw-request.ts';
import { startServer } from './start-server.ts';

let finishSlow = () => {};

const limits = { few: { points: 2, seconds: 60 } };
const routes: Route[] = [
  route({ method: 'GET', path: '/plain', access: 'public', handle: async () => ({ json: 'plain' }) }),
  route({ method: 'GET', path: '/limited', access: 'public', limit: 'few', handle: async () => ({ json: 1 }) }),
  route({
    method: 'GET',
    path: '/slow',
    access: 'public',
    handle: () =>
      new Promise(resolve => {
        finishSlow = () => resolve({ json: 'late' });
      }),
  }),
];

let url: string;
let server: HttpServer;

beforeAll(async () => {
  ({ url, server } = await startServer({ routes, limits, trustedProxies: ['127.0.0.1'] }));
});
afterAll(() => server.close());

describe('limits', () => {
  const from = (ip: string) => fetch(`${url}/limited`, { headers: { 'x-forwarded-for': ip } });

  it('abuse 32: count per client address and say when to come back', async () => {
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.1')).status]).toEqual([200, 200]);
    const third = await from('192.0.2.1');
    expect(third.status).toBe(429);
    expect(await third.json()).toMatchObject({ error: { code: 'limited' } });
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  it('abuse 27: are not escaped by an address the client wrote itself', async () => {
    for (const forged of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) await from(`${forged}, 192.0.2.9`);
    expect((await from('4.4.4.4, 192.0.2.9')).status).toBe(429);
  });

  it('must exist when a route names one', async () => {
    const lost = route({
      method: 'GET',
      path: '/x',
      access: 'public',
      limit: 'lost',
      handle: async () => ({ json: 1 }),
    });
    await expect(startServer({ routes: [lost] })).rejects.toThrow(/limit lost/);
  });
});

describe('listening', () => {
  it('on a port that is taken is refused, with the mend', async () => {
    const taken = Number(new URL(url).port);
    const other = createHttpServer({
      routes,
      authenticate: async () => undefined,
      limits,
      trustedProxies: [],
      logger: silentLogger,
      publicUrl: () => url,
    });
    await expect(other.listen(taken, '127.0.0.1')).rejects.toMatchObject({
      code: 'cannot_listen',
      message: `Port ${taken} of 127.0.0.1 is taken by another program: stop that one, or choose another port, like PORT=${taken + 1}`,
    });
  });

  it('at an address that is not ours is refused, with the mend', async () => {
    const other = createHttpServer({
      routes: [],
      authenticate: async () => undefined,
      limits,
      trustedProxies: [],
      logger: silentLogger,
      publicUrl: () => url,
    });
    await expect(other.listen(0, '192.0.2.1')).rejects.toMatchObject({
      code: 'cannot_listen',
      message: expect.stringContaining('HOST'),
    });
  });
});

describe('closing', () => {
  it('lets a running request finish and takes no more', async () => {
    const other = await startServer({ routes, limits });
    const running = fetch(`${other.url}/slow`);
    const started = finishSlow;
    while (finishSlow === started) await new Promise(resolve => setTimeout(resolve, 5));
    const closed = other.server.close();
    await expect(fetch(`${other.url}/plain`)).rejects.toThrow();
    finishSlow();
    expect(await (await running).json()).toBe('late');
    await closed;
  });

  it('cuts what does not end in time', async () => {
    const other = await startServer({ routes, limits, timeouts: { drain: 50 } });
    const outcome = fetch(`${other.url}/slow`).then(
      () => 'answered',
      () => 'cut',
    );
    const started = finishSlow;
    while (finishSlow === started) await new Promise(resolve => setTimeout(resolve, 5));
    await other.server.close();
    expect(await outcome).toBe('cut');
  });
});

describe('upgrades', () => {
  it('go to the handler of their path, and nowhere else', async () => {
    const other = await startServer({});
    other.server.onUpgrade('/talk/{id}', async ({ params, query, socket }) => {
      socket.end(`${params.id} ${query.get('t')}`);
    });
    const ask = (path: string) =>
      rawRequest(other.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(await ask('/talk/7?t=k')).toBe('7 k');
    expect(await ask('/talk/7/8')).toMatch(/^HTTP\/1\.1 404 /);
    await other.server.close();
  });
});
