import { silentLogger } from '../../src/base/logger.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server.ts';

/** A real server on a free port of the loopback address; `options` replace the harmless defaults. */
export async function startServer(
  options: Partial<HttpServerOptions>,
): Promise<{ url: string; port: number; server: HttpServer }> {
  let url = 'http://127.0.0.1';
  const server = createHttpServer({
    routes: [],
    authenticate: async () => undefined,
    limits: {},
    trustedProxies: [],
    logger: silentLogger,
    publicUrl: () => url,
    ...options,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${port}`;
  return { url, port, server };
}
