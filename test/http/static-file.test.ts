import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { route } from '../../src/http/route.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { startServer } from './start-server.ts';

const script = 'console.log("你好");\n'.repeat(50);

let folder: string;
let port: number;
let server: HttpServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-'));
  await writeFile(join(folder, 'a.js'), script);
  await writeFile(join(folder, 'a.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'a.js.gz'), gzipSync(script));
  const file = (path: string, name: string, immutable: boolean) =>
    route({
      method: 'GET',
      path,
      access: 'public',
      handle: async () => ({ file: join(folder, name), type: 'text/javascript', immutable }),
    });
  ({ port, server } = await startServer({
    routes: [file('/a.js', 'a.js', true), file('/fresh.js', 'a.js', false), file('/lost.js', 'lost.js', false)],
  }));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** As it comes over the wire; `fetch` would decompress. */
function get(path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>(
    (resolve, reject) => {
      request({ port, path, headers, method, host: '127.0.0.1' }, async reply => {
        const chunks: Buffer[] = [];
        for await (const chunk of reply) chunks.push(chunk);
        resolve({ status: reply.statusCode, headers: reply.headers, bytes: Buffer.concat(chunks) });
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('a file', () => {
  it('is sent in the best variant the client takes', async () => {
    const brotli = await get('/a.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.bytes.equals(brotliCompressSync(script))).toBe(true);
    expect((await get('/a.js', { 'accept-encoding': 'gzip, br;q=0' })).headers['content-encoding']).toBe('gzip');
    const plain = await get('/a.js', {});
    expect([plain.headers['content-encoding'], plain.bytes.toString()]).toEqual([undefined, script]);
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers.vary).toBe('accept-encoding');
  });

  it('is kept for good when it is immutable, and asked about when it is not', async () => {
    expect((await get('/a.js', {})).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/fresh.js', {})).headers['cache-control']).toBe('no-cache');
  });

  it('is not sent again to a client that has this very variant', async () => {
    const first = await get('/fresh.js', { 'accept-encoding': 'br' });
    const etag = String(first.headers.etag);
    const again = await get('/fresh.js', { 'accept-encoding': 'br', 'if-none-match': `"x", W/${etag}` });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect((await get('/fresh.js', { 'if-none-match': etag })).status).toBe(200);
  });

  it('has no body for HEAD', async () => {
    const head = await get('/a.js', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([
      200,
      String(Buffer.byteLength(script)),
      0,
    ]);
  });

  it('that is not there is a 404', async () => {
    expect((await get('/lost.js', {})).status).toBe(404);
  });
});
