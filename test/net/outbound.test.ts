import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { PermanentFault } from '../../src/base/errors.ts';
import { isPublicAddress } from '../../src/net/address-rules.ts';
import { createOutbound, requireSuccess } from '../../src/net/outbound.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise(resolve => server.close(resolve));
});

type Answer = { status?: number; location?: string; body?: string };

/** A server on this machine; returns its port and the paths that were asked for. */
async function listen(answer: (path: string) => Answer): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const { status = 200, location, body = 'ok' } = answer(req.url ?? '');
    res.writeHead(status, location === undefined ? {} : { location });
    res.end(body);
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, asked };
}

describe('an address to call', () => {
  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fd00::1',
    'fe80::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
  ])('%s is not', address => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the outbound client', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
  ])('does not call %s', async url => {
    const { port, asked } = await listen(() => ({}));
    const call = createOutbound({ trustedHosts: [] });
    await expect(call({ method: 'GET', url: url.replace('PORT', String(port)) })).rejects.toThrow(PermanentFault);
    expect(asked).toEqual([]);
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/', 'no address'])('does not call %s', async url => {
    await expect(createOutbound({ trustedHosts: [] })({ method: 'GET', url })).rejects.toThrow('Only http and https');
  });

  it('calls a host that the owner named, and no other on the same machine', async () => {
    const { port } = await listen(() => ({ body: 'hello' }));
    const call = createOutbound({ trustedHosts: ['localhost'] });
    expect(await call({ method: 'GET', url: `http://localhost:${port}/` })).toMatchObject({
      status: 200,
      body: 'hello',
    });
    await expect(call({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toThrow(PermanentFault);
  });

  it('checks where a redirect leads before it follows', async () => {
    const inside = await listen(() => ({ body: 'secret' }));
    const { port } = await listen(() => ({ status: 302, location: `http://127.0.0.1:${inside.port}/` }));
    const call = createOutbound({ trustedHosts: ['localhost'] });
    await expect(call({ method: 'GET', url: `http://localhost:${port}/` })).rejects.toThrow(PermanentFault);
    expect(inside.asked).toEqual([]);
  });

  it('follows no redirect with a POST, and not for ever with a GET', async () => {
    const { port, asked } = await listen(() => ({ status: 302, location: '/again' }));
    const call = createOutbound({ trustedHosts: ['localhost'] });
    const url = `http://localhost:${port}/`;
    expect(await call({ method: 'POST', url, body: '{}' })).toMatchObject({ status: 302 });
    expect(asked).toEqual(['/']);
    await expect(call({ method: 'GET', url })).rejects.toThrow('redirects too often');
  });

  it('reads no more than 64 KiB of an answer', async () => {
    const { port } = await listen(() => ({ body: 'x'.repeat(5_000_000) }));
    const reply = await createOutbound({ trustedHosts: ['localhost'] })({
      method: 'GET',
      url: `http://localhost:${port}/`,
    });
    expect(reply.body).toHaveLength(64 * 1024);
  });
});

describe('an answer that is no success', () => {
  const reply = (status: number, headers = {}) => ({ status, headers, body: '' });

  it('ends it when the receiver is gone, and is waited out otherwise', () => {
    expect(() => requireSuccess(reply(204), 'It')).not.toThrow();
    expect(() => requireSuccess(reply(410), 'It')).toThrow(PermanentFault);
    expect(() => requireSuccess(reply(500), 'It')).toThrow('It answered 500');
    expect(() => requireSuccess(reply(429, { 'retry-after': '120' }), 'It')).toThrow(
      expect.objectContaining({ retryAfterSeconds: 120 }),
    );
  });
});
