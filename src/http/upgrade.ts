import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ClientAddress } from './guard/address.ts';

/** A request to leave HTTP for another protocol. */
export type Upgrade = {
  req: IncomingMessage;
  socket: Duplex;
  /** Bytes that came after the request's head. */
  head: Buffer;
  ip: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Answers with a status and ends the connection. */
  refuse(status: number): void;
};

export type UpgradeHandler = (upgrade: Upgrade) => Promise<void>;

/** Hands upgrade requests to the handler of their path; anything else is answered 404. */
export type Upgrades = {
  /** @param path with braces, one parameter a segment */
  on(path: string, handler: UpgradeHandler): void;
  receive(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts every connection that was upgraded and is still open. */
  destroyAll(): void;
};

export function createUpgrades(clientAddress: ClientAddress, failed: (err: unknown) => void): Upgrades {
  const handlers: { segments: string[]; handler: UpgradeHandler }[] = [];
  const open = new Set<Duplex>();
  return {
    on(path, handler) {
      handlers.push({ segments: path.split('/'), handler });
    },
    receive(req, socket, head) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      // without a listener, a connection reset before the handshake would end the process
      socket.on('error', () => socket.destroy());
      const refuse = (status: number) => refuseUpgrade(socket, status);
      const url = URL.parse(req.url ?? '/', 'http://localhost');
      if (url === null) return refuse(400);
      for (const { segments, handler } of handlers) {
        const params = match(segments, url.pathname.split('/'));
        if (params === undefined) continue;
        const upgrade = { req, socket, head, ip: clientAddress(req), params, query: url.searchParams, refuse };
        handler(upgrade).catch((err: unknown) => {
          failed(err);
          refuse(500);
        });
        return;
      }
      refuse(404);
    },
    destroyAll() {
      for (const socket of open) socket.destroy();
    },
  };
}

function match(segments: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const value = path[at] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined ? value !== segment : value === '') return undefined;
    if (name !== undefined) params[name] = value;
  }
  return params;
}

function refuseUpgrade(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}
