import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type restify from 'restify';
import Router from 'restify/lib/router.js';
import RestifyServer from 'restify/lib/server.js';
import { AppError, NotFoundError } from '../base/errors.ts';
import { type Logger, silentLogger } from '../base/logger.ts';
import { createEventStreams, defaultEventStreamLimits, type EventStreamLimits } from './event-stream.ts';
import { answerError, exchange, type House, methodNotAllowed, type NotFoundPage } from './exchange.ts';
import { createClientAddress } from './guard/address.ts';
import type { Authenticate } from './guard/auth.ts';
import { createLimiter, type Limit } from './guard/limits.ts';
import type { Route } from './route.ts';
import { createUpgrades, type UpgradeHandler } from './upgrade.ts';

export type HttpServerOptions = {
  routes: readonly Route[];
  authenticate: Authenticate;
  /** By the name routes give in `limit`. */
  limits: Readonly<Record<string, Limit>>;
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  logger: Logger;
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: () => string;
  notFound?: NotFoundPage;
  timeouts?: Partial<Timeouts>;
  streamLimits?: Partial<EventStreamLimits>;
};

/** Milliseconds. */
export type Timeouts = {
  /** For the whole head of a request, counted from the connection's first moment. */
  headers: number;
  /** For a whole request with its body. */
  request: number;
  /** Between two requests of a connection. */
  keepAlive: number;
  /** How often the first two are looked at. */
  check: number;
  /** How long `close` waits for running requests. */
  drain: number;
};

const defaultTimeouts: Timeouts = { headers: 10_000, request: 30_000, keepAlive: 15_000, check: 5_000, drain: 5_000 };

const maxConnections = 10_000;

/** How often `close` looks for connections that have become idle, in milliseconds. */
const sweepMs = 50;

export type HttpServer = {
  /** Rejects with AppError `cannot_listen` that says what to change. */
  listen(port: number, host: string): Promise<{ port: number }>;
  /** Declares who takes over connections that ask to be upgraded on a path (with braces, one parameter a segment). */
  onUpgrade(path: string, handler: UpgradeHandler): void;
  /** Stops accepting, lets running requests finish within the drain time, then cuts what is left. */
  close(): Promise<void>;
};

/** The desk's HTTP server. Throws when a route names a limit that does not exist. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { logger } = options;
  const clientAddress = createClientAddress(options.trustedProxies);
  const limiter = createLimiter(options.limits);
  const upgrades = createUpgrades(clientAddress, err => logger.error({ err }, 'upgrade failed'));
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const streams = createEventStreams({ ...defaultEventStreamLimits, ...options.streamLimits });
  let isClosing = false;
  const house: House = {
    authenticate: options.authenticate,
    limiter,
    clientAddress,
    publicUrl: options.publicUrl,
    logger,
    notFound: options.notFound,
    streams,
    isClosing: () => isClosing,
  };
  const { app, server } = createApp(logger);
  refuseBadTargets(app, house);
  answerUnrouted(app, house);
  for (const route of options.routes) mount(app, house, route);
  server.on('upgrade', upgrades.receive);
  applyTimeouts(server, timeouts);
  return {
    listen: (port, host) => listen(server, port, host),
    onUpgrade: upgrades.on,
    async close() {
      isClosing = true;
      streams.close();
      await closeServer(server, timeouts.drain, upgrades.destroyAll);
    },
  };
}

/** What @types/restify leaves out: handlers that see a request before restify itself looks at it. */
type App = restify.Server & { first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): void };

function createApp(logger: Logger): { app: App; server: Server } {
  // the types ask for a bunyan logger; restify itself has used pino since version 9
  const log = silentLogger as never;
  const options = { name: '', log, maxParamLength: 200, ignoreTrailingSlash: true };
  // as restify.createServer does, without loading its plugins and formatters, which takes a quarter of a second
  const app = new RestifyServer({ ...options, router: new Router(options) }) as App;
  // restify wraps a plain node server unless it is given certificates
  const server = app.server as Server;
  // restify passes the server's errors on, and unheard they would end the process; `listen` tells of its own ones
  app.on('error', (err: Error) => {
    if (server.listening) logger.error({ err }, 'server failed');
  });
  return { app, server };
}

function mount(app: App, house: House, route: Route): void {
  if (route.limit !== undefined && !house.limiter.has(route.limit)) {
    throw new Error(`${route.method} ${route.path} names the limit ${route.limit}; declare it in policy.yaml`);
  }
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  const handler = async (req: restify.Request, res: restify.Response) => exchange(house, route, req, res);
  if (route.method === 'GET') {
    app.get(path, handler);
    app.head(path, handler);
  } else if (route.method === 'POST') app.post(path, handler);
  else if (route.method === 'PUT') app.put(path, handler);
  else app.del(path, handler);
}

/** restify parses Host and target outside its error handling: a malformed one would end the process. */
function refuseBadTargets(app: App, house: House): void {
  app.first((req: IncomingMessage, res: ServerResponse) => {
    if (
      URL.canParse(`http://${req.headers.host ?? 'localhost'}/`) &&
      URL.canParse(req.url ?? '/', 'http://localhost')
    ) {
      return true;
    }
    void answerError(house, new AppError('invalid', 'invalid', 'Malformed address or Host'), req, res);
    return false;
  });
}

function answerUnrouted(app: App, house: House): void {
  app.on('restifyError', (req: IncomingMessage, res: ServerResponse, _error: unknown, done: () => void) => {
    const allow = res.getHeader('allow');
    const fault = allow === undefined ? new NotFoundError('such', 'page') : methodNotAllowed(req.method);
    // the answer is ours: restify looks at this mark before it sends its own
    Object.assign(res, { _sent: true });
    void answerError(house, fault, req, res).then(done);
  });
}

function applyTimeouts(server: Server, timeouts: Timeouts): void {
  server.headersTimeout = timeouts.headers;
  server.requestTimeout = timeouts.request;
  server.keepAliveTimeout = timeouts.keepAlive;
  server.maxConnections = maxConnections;
  // an option of http.createServer that restify does not pass on; node reads it when listening begins
  Object.assign(server, { connectionsCheckingInterval: timeouts.check });
}

function listen(server: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException) => reject(cannotListen(port, host, cause));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function cannotListen(port: number, host: string, cause: NodeJS.ErrnoException): AppError {
  const message =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} of ${host} is taken by another program: stop that one, or choose another port, like PORT=${port + 1}`
      : `The desk cannot listen on port ${port} of ${host} (${cause.code}): choose another PORT or HOST`;
  return new AppError('internal', 'cannot_listen', message, { cause });
}

async function closeServer(server: Server, drainMs: number, destroyUpgraded: () => void): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  // a connection whose last answer is given would otherwise stay open for the next request
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const deadline = setTimeout(() => {
    server.closeAllConnections();
    destroyUpgraded();
  }, drainMs);
  await closed;
  clearTimeout(deadline);
  clearInterval(sweep);
}
