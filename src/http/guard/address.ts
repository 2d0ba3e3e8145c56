import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { AppError } from '../../base/errors.ts';

/** Tells the client's address of a request. */
export type ClientAddress = (req: IncomingMessage) => string;

/**
 * X-Forwarded-For is believed only from `trustedProxies` (addresses or CIDR ranges), read from the right, and only as far
 * as the proxies that wrote it are trusted themselves: what a client puts in front is never looked at.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) addProxy(trusted, proxy);
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return req => {
    let address = plain(req.socket.remoteAddress ?? '');
    if (trustedProxies.length === 0) return address;
    const hops = (req.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',').reverse();
    for (const hop of hops) {
      const next = plain(hop.trim());
      if (isIP(address) === 0 || !isTrusted(address) || isIP(next) === 0) break;
      address = next;
    }
    return address;
  };
}

/** What one client counts as for limits: an IPv4 address, or the /64 an IPv6 client is free to move in. */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(group => group !== '');
  const right = tail?.split(':').filter(group => group !== '') ?? [];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

function addProxy(list: BlockList, proxy: string): void {
  const [address = '', bits] = proxy.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  try {
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  } catch (cause) {
    const message = `TRUSTED_PROXIES: ${proxy} is no address; write 10.0.0.1 or 10.0.0.0/8`;
    throw new AppError('invalid', 'configuration', message, { cause });
  }
}

/** IPv4 addresses arrive as `::ffff:10.0.0.1` on a dual-stack socket. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
}
