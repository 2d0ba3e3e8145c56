import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { type Fault, faultOf } from './error-handler.ts';
import type { EventStreams } from './event-stream.ts';
import { addressKey, type ClientAddress } from './guard/address.ts';
import { type Authenticate, checkAccess, credentialsOf } from './guard/auth.ts';
import { defaultMaxBody, readBody, refuseLargeBody } from './guard/body.ts';
import type { Limiter } from './guard/limits.ts';
import { fieldsOf, parsePart } from './guard/validate.ts';
import { sendFault, sendReply } from './reply.ts';
import type { Identity, RawRoute, Reply, Route, RouteOf } from './route.ts';

/** An html page for a browser that asked for something that is not there; undefined leaves it at JSON. */
export type NotFoundPage = (call: {
  path: string;
  nonce: string;
  header(name: string): string | undefined;
}) => Reply | undefined;

/** What every exchange of a server shares. */
export type House = {
  authenticate: Authenticate;
  limiter: Limiter;
  clientAddress: ClientAddress;
  publicUrl: () => string;
  logger: Logger;
  notFound: NotFoundPage | undefined;
  streams: EventStreams;
  /** True once the server is closing: connections end with their answer. */
  isClosing: () => boolean;
};

/** A request with the path parameters its route found. */
type Routed = IncomingMessage & { params?: Record<string, string>; body?: unknown };

type Shaped = Exclude<Route, RawRoute>;

/**
 * One request on its way: limit, size, access, parse, handle, reply. Never rejects: whatever goes wrong is answered.
 */
export async function exchange(house: House, route: Route, req: Routed, res: ServerResponse): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  if (house.isClosing()) res.setHeader('connection', 'close');
  try {
    const ip = house.clientAddress(req);
    const maxBody = route.maxBody ?? defaultMaxBody;
    if (route.limit !== undefined) await house.limiter.take(route.limit, addressKey(ip));
    refuseLargeBody(req, maxBody);
    const operator = await checkAccess(route.access, req, house.authenticate, house.publicUrl());
    if ('raw' in route) {
      await route.raw(Object.assign(req, { body: await readBody(req, 'json', maxBody) }), res);
      return;
    }
    await sendReply(req, res, await handle(route, req, { ip, operator, nonce }), nonce, house.streams);
  } catch (error) {
    await answerError(house, error, req, res, nonce, 'raw' in route ? undefined : route.faultPage);
  }
}

/** Answers an error as JSON, or as a page to a browser that sent a form or looks for something that is not there. */
export async function answerError(
  house: House,
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  nonce = randomBytes(16).toString('base64'),
  faultPage?: Shaped['faultPage'],
): Promise<void> {
  const fault = faultOf(error);
  if (fault.status >= 500 && !res.destroyed) house.logger.error({ err: error, path: pathOf(req) }, 'request failed');
  try {
    const page = res.headersSent ? undefined : pageOf(house, fault, req, nonce, faultPage);
    const headers = { ...page?.headers, ...fault.headers };
    await (page === undefined
      ? sendFault(req, res, fault)
      : sendReply(req, res, { ...page, status: fault.status, headers }, nonce));
  } catch (err) {
    house.logger.error({ err }, 'error reply failed');
    res.destroy();
  }
}

async function handle(
  route: Shaped,
  req: Routed,
  known: { ip: string; operator: Identity | undefined; nonce: string },
): Promise<Reply> {
  const declared: RouteOf<unknown, unknown, unknown> = route;
  const { params, query, body } = declared;
  return declared.handle({
    ...known,
    ...credentialsOf(req),
    params: params === undefined ? undefined : parsePart(params, 'params', req.params ?? {}),
    query: query === undefined ? undefined : parsePart(query, 'query', fieldsOf(queryOf(req))),
    body: body === undefined ? undefined : parsePart(body, 'body', await bodyOf(route, req)),
  });
}

function bodyOf(route: Shaped, req: IncomingMessage): Promise<unknown> {
  return readBody(req, route.bodyType ?? 'json', route.maxBody ?? defaultMaxBody);
}

function pageOf(
  house: House,
  fault: Fault,
  req: IncomingMessage,
  nonce: string,
  faultPage: Shaped['faultPage'],
): Reply | undefined {
  if (!(req.headers.accept ?? '').includes('text/html')) return undefined;
  const call = { path: pathOf(req), nonce, header: credentialsOf(req).header };
  if (faultPage) return faultPage(fault, call);
  const isSought = req.method === 'GET' || req.method === 'HEAD';
  return fault.status === 404 && isSought ? house.notFound?.(call) : undefined;
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '/').split('?')[0] ?? '/';
}

function queryOf(req: IncomingMessage): URLSearchParams {
  const url = req.url ?? '';
  const at = url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : url.slice(at + 1));
}

export function methodNotAllowed(method: string | undefined): AppError {
  return new AppError('invalid', 'method_not_allowed', `${method ?? 'This method'} is not allowed here; see Allow`);
}
