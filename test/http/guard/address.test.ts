import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressKey, createClientAddress } from '../../../src/http/guard/address.ts';

function request(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const req = new IncomingMessage(socket);
  if (forwardedFor !== undefined) Object.assign(req.headersDistinct, { 'x-forwarded-for': [forwardedFor] });
  return req;
}

describe('the client’s address', () => {
  const behindProxy = createClientAddress(['10.0.0.0/8', '::1']);
  const table: [string, string, string | undefined, string][] = [
    ['is the connection’s own', '192.0.2.1', undefined, '192.0.2.1'],
    ['ignores the header of a stranger', '192.0.2.1', '1.2.3.4', '192.0.2.1'],
    ['is what a trusted proxy saw', '10.0.0.1', '192.0.2.7', '192.0.2.7'],
    ['passes trusted proxies only', '10.0.0.1', '1.2.3.4, 192.0.2.7, 10.2.2.2', '192.0.2.7'],
    ['stops at nonsense', '10.0.0.1', '192.0.2.7, unknown', '10.0.0.1'],
    ['is plain IPv4 on a dual-stack socket', '::ffff:10.0.0.1', '192.0.2.7', '192.0.2.7'],
  ];
  for (const [name, remote, header, expected] of table) {
    it(name, () => expect(behindProxy(request(remote, header))).toBe(expected));
  }

  it('never comes from a header when no proxy is trusted', () => {
    expect(createClientAddress([])(request('10.0.0.1', '192.0.2.7'))).toBe('10.0.0.1');
  });

  it('names a proxy that is no address', () => {
    expect(() => createClientAddress(['nginx'])).toThrow(/nginx is no address/);
  });
});

describe('addressKey', () => {
  it('counts an IPv6 network as one client', () => {
    expect(addressKey('2001:db8::1')).toBe(addressKey('2001:db8:0:0:ffff::9'));
    expect(addressKey('2001:db8:0:1::1')).not.toBe(addressKey('2001:db8::1'));
    expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
  });
});
