import { type LookupAddress, lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AppError, PermanentFault } from '../base/errors.ts';
import { isPublicAddress } from './address-rules.ts';

export type OutboundRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
};

/** `body`: the first 64 KiB of it. */
export type OutboundReply = { status: number; headers: IncomingMessage['headers']; body: string };

/** Rejects with PermanentFault for an address that must not be called; with other errors when the host does not answer in time. */
export type Outbound = (wanted: OutboundRequest) => Promise<OutboundReply>;

export type OutboundOptions = {
  /** Hosts that the owner named in the environment: these alone may be on this machine or in its network. */
  trustedHosts: readonly string[];
  /** Milliseconds for the whole call, redirects included. */
  timeoutMs?: number;
  /** Redirects followed, each checked again; a POST follows none. */
  maxRedirects?: number;
};

const mostBytes = 64 * 1024;

/**
 * The one client for everything that the desk calls by an address from outside. The name is resolved once, every address it has is
 * checked, and the connection goes to a checked one: what the name says a moment later plays no part.
 */
export function createOutbound({ trustedHosts, timeoutMs = 10_000, maxRedirects = 3 }: OutboundOptions): Outbound {
  const call = async (wanted: OutboundRequest, signal: AbortSignal, left: number): Promise<OutboundReply> => {
    const url = checkedUrl(wanted.url, trustedHosts);
    const reply = await exchange(url, wanted, signal, trustedHosts);
    const { location } = reply.headers;
    const isRedirect = reply.status >= 300 && reply.status < 400 && location !== undefined;
    if (!isRedirect || wanted.method !== 'GET') return reply;
    if (left === 0) throw new PermanentFault(`${url.host} redirects too often`);
    const { headers: _private, ...plain } = wanted;
    const next = new URL(location, url);
    // What was meant for one host is not shown to another.
    return call({ ...(next.host === url.host ? wanted : plain), url: next.href }, signal, left - 1);
  };
  return wanted => call(wanted, AbortSignal.timeout(timeoutMs), maxRedirects);
}

/** An address written as a number is checked here; a name when it is resolved. */
function checkedUrl(text: string, trustedHosts: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new PermanentFault('Only http and https addresses are called');
  const host = bareHost(url);
  if (isIP(host) > 0 && !trustedHosts.includes(host) && !isPublicAddress(host)) throw refused(host);
  return url;
}

function exchange(
  url: URL,
  { method, headers, body }: OutboundRequest,
  signal: AbortSignal,
  trustedHosts: readonly string[],
): Promise<OutboundReply> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const isTrusted = trustedHosts.includes(bareHost(url));
  return new Promise((resolve, reject) => {
    // No agent: a kept connection would have been checked for another call.
    const options = { method, headers, signal, agent: false, lookup: isTrusted ? undefined : checkedLookup };
    const sent = send(url, options, reply => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      const done = () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          body: Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8'),
        });
      reply.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes < mostBytes) return;
        done();
        reply.destroy();
      });
      reply.on('end', done);
      reply.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Gives the socket only addresses that may be called, and none when one of a name's is not: such a name means harm. */
const checkedLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (fault, addresses: LookupAddress[]) => {
    if (fault) return done(fault, '', 4);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(refused(host), '', 4);
    if (options.all) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function refused(host: string): PermanentFault {
  return new PermanentFault(
    `${host} is on this machine or in its network; only a host named in the environment may be`,
  );
}

/** Seconds of a Retry-After header, when it is a number. */
export function retryAfter({ headers }: OutboundReply): number | undefined {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** Throws unless `reply` is a 2xx: AppError `limited` for "later", PermanentFault for "gone". */
export function requireSuccess(reply: OutboundReply, what: string): void {
  if (reply.status >= 200 && reply.status < 300) return;
  const message = `${what} answered ${reply.status}`;
  if (reply.status === 410) throw new PermanentFault(message);
  const after = retryAfter(reply);
  const options = after === undefined ? {} : { retryAfterSeconds: Math.min(after, 3600) };
  throw new AppError('limited', 'not_taken', message, options);
}
