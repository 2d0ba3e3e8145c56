import type { IncomingMessage } from 'node:http';
import { AppError } from '../../base/errors.ts';
import type { Access, Identity } from '../route.ts';
import { mayEnter } from './roles.ts';

/** How a credential is read from a request. */
export type Credentials = { header(name: string): string | undefined; cookie(name: string): string | undefined };

export type Authenticate = (call: Credentials) => Promise<Identity | undefined>;

/** The credential of `Authorization: Bearer ...`, or undefined. */
export function bearerToken(call: Pick<Credentials, 'header'>): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(call.header('authorization') ?? '')?.[1];
}

/** Reads headers and cookies of a request; the first value counts when one is repeated. */
export function credentialsOf(req: IncomingMessage): Credentials {
  return {
    header: name => req.headersDistinct[name.toLowerCase()]?.[0],
    cookie: name => cookieValue(req.headers.cookie ?? '', name),
  };
}

/**
 * Lets a call through or throws: `unauthenticated` without an identity, `forbidden` for the wrong role, `cross_site` for a
 * page elsewhere that makes a browser act. Bearer tokens need no origin: a browser never adds them by itself.
 */
export async function checkAccess(
  access: Access,
  req: IncomingMessage,
  authenticate: Authenticate,
  publicUrl: string,
): Promise<Identity | undefined> {
  if (access === 'public' || access === 'signed') {
    if (changesState(req) && isSentBySimpleForm(req) && isCrossSite(req, publicUrl)) throw crossSite();
    return undefined;
  }
  const identity = await authenticate(credentialsOf(req));
  if (identity === undefined) {
    throw new AppError('unauthenticated', 'unauthenticated', 'Sign in, or send an API token as Authorization: Bearer');
  }
  if (!mayEnter(identity.role, access)) {
    throw new AppError('forbidden', 'forbidden', `This needs the role ${access}; ${identity.name} is ${identity.role}`);
  }
  if (identity.via === 'session' && changesState(req) && !isSameOrigin(req, publicUrl)) throw crossSite();
  return identity;
}

function changesState(req: IncomingMessage): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD';
}

/** Content types a foreign page can send without the browser asking us first (Fetch standard, CORS-safelisted). */
function isSentBySimpleForm(req: IncomingMessage): boolean {
  return !(req.headers['content-type'] ?? '').toLowerCase().startsWith('application/json');
}

/** A browser said that the request comes from our own pages. */
function isSameOrigin(req: IncomingMessage, publicUrl: string): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = req.headers;
  return origin !== undefined && isOurs(origin, req, publicUrl);
}

/** A browser said that the request comes from somewhere else; programs say nothing. */
function isCrossSite(req: IncomingMessage, publicUrl: string): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = req.headers;
  return origin !== undefined && !isOurs(origin, req, publicUrl);
}

/** The public address, or the very host the browser called: no page can choose its Origin or its Host. */
function isOurs(origin: string, req: IncomingMessage, publicUrl: string): boolean {
  const url = URL.parse(origin);
  return url !== null && (url.origin === new URL(publicUrl).origin || url.host === req.headers.host?.toLowerCase());
}

function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

function crossSite(): AppError {
  return new AppError('forbidden', 'cross_site', 'The request does not come from a page of this desk');
}
